import Simulation
import Testing

@Suite struct ShapeTests {
    @Test func `a step keeps its value until the next point`() throws {
        let shape = try Shape(text: "step:5@0s,40@2m,5@600s", field: "load")
        #expect([0, 119, 120, 599, 600, 9_999].map { shape.value(at: .seconds($0)) } == [5, 5, 40, 40, 5, 5])
    }

    @Test func `a ramp goes straight and then stays`() throws {
        let shape = try Shape(text: "ramp:10@10s,30@30s", field: "load")
        #expect([0, 10, 20, 30, 40].map { shape.value(at: .seconds($0)) } == [10, 10, 20, 30, 30])
    }

    @Test(arguments: [
        "", "20", "constant:", "constant:-1", "constant:nan", "step:5", "step:5@x", "step:5@9s,6@9s", "x:1",
    ])
    func `what cannot be read names the field and what is accepted`(text: String) {
        #expect(throws: LoadError.self) { try Shape(text: text, field: "load") }
    }

    @Test func `durations add up their units`() {
        #expect(Duration(simulationText: "1m30s") == .seconds(90))
        #expect(Duration(simulationText: "250ms") == .milliseconds(250))
        #expect(Duration(simulationText: "90") == nil)
        #expect(Duration(simulationText: "s") == nil)
        #expect(Duration(simulationText: "") == nil)
    }
}
