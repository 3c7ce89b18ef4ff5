import Simulation
import Testing

@Suite struct LoadTests {
    @Test func `a trace may be multiplied`() throws {
        #expect(try Load(text: "trace", field: "load") == .trace(multiplier: 1))
        #expect(try Load(text: "trace:2.5", field: "load") == .trace(multiplier: 2.5))
        #expect(try Load(text: "trace:0.001", field: "load") == .trace(multiplier: 0.001))
        #expect(try Load(text: "trace:1000", field: "load") == .trace(multiplier: 1_000))
        #expect(try Load(text: "none", field: "load") == Load.none)
    }

    @Test(arguments: [
        "trace:0", "trace:1e-300", "trace:0.0009", "trace:nan", "trace:x", "trace:1001", "steps",
    ])
    func `what cannot be read is refused`(text: String) {
        #expect(throws: LoadError.self) { try Load(text: text, field: "load") }
    }

    @Test func `the size of a request is two numbers of tokens`() throws {
        #expect(try RequestSize(text: "512/128") == RequestSize(promptTokens: 512, outputTokens: 128))
        #expect(throws: LoadError.self) { try RequestSize(text: "512/0") }
        #expect(throws: LoadError.self) { try RequestSize(text: "512") }
    }
}
