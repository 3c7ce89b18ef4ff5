import Deciding
import Foundation
import Measures
import Testing
import Workloads

@Suite struct WorkloadMemoryTests {
    @Test func `a memory that went through text decides as the one that did not`() throws {
        var example = Example(value: 9)
        _ = example.decide()
        var restored = example
        restored.memory = try JSONDecoder().decode(
            WorkloadMemory.self, from: try JSONEncoder().encode(example.memory))
        #expect(restored.memory == example.memory)
        example.value = 2
        restored.value = 2
        let later = Example.start + .seconds(15)
        #expect(restored.decide(at: later) == example.decide(at: later))
    }

    @Test func `its text says its version`() throws {
        let text = String(decoding: try JSONEncoder().encode(WorkloadMemory()), as: UTF8.self)
        #expect(text.contains(#""version":1"#))
    }
}
