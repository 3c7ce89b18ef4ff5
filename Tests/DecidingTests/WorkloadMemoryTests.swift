import Autoscaling
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
        #expect(text.contains(#""version":2"#))
    }

    @Test func `a memory of the first version is read, and decides as it did`() throws {
        let first = """
            {"version":1,
             "recommender":{"recommendations":{"entries":[{"replicas":9,"at":"2026-11-18T19:06:30Z"}]},
              "scaleEvents":{"up":[{"change":3,"at":"2026-11-18T19:06:30Z","isOutdated":false}],"down":[]}},
             "status":{"currentReplicas":6,"desiredReplicas":9,"currentMetrics":[],"conditions":[]}}
            """
        let memory = try JSONDecoder().decode(WorkloadMemory.self, from: Data(first.utf8))
        #expect(memory.version == 2)
        #expect(memory.foresight == nil)
        #expect(memory.recommender.recommendations.entries.map(\.replicas) == [9])
        #expect(memory.recommender.scaleEvents.up.map(\.change) == [3])
        #expect(memory.status.desiredReplicas == 9)
        // The window still holds what the earlier process wanted.
        var example = Example(value: 2, memory: memory)
        let record = example.decide(at: try #require(Timestamp("2026-11-18T19:08:00Z")))
        #expect(record.to == 9)
    }

    @Test(arguments: ["7", "{}", #"{"forecaster":"?"}"#])
    func `what looking ahead remembers may be unreadable, and loses itself only`(foresight: String) throws {
        let text = """
            {"version":2,"recommender":{"recommendations":{"entries":[{"replicas":9,"at":"2026-11-18T19:06:30Z"}]},
              "scaleEvents":{"up":[],"down":[]}},"status":{"desiredReplicas":9},"foresight":\(foresight)}
            """
        let memory = try JSONDecoder().decode(WorkloadMemory.self, from: Data(text.utf8))
        #expect(memory.foresight == nil)
        #expect(memory.recommender.recommendations.entries.map(\.replicas) == [9])
    }

    @Test func `a memory of a later version is refused`() {
        let later = #"{"version":3,"recommender":{},"status":{}}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(WorkloadMemory.self, from: Data(later.utf8))
        }
    }
}
