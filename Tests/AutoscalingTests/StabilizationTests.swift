import Measures
import Testing

@testable import Autoscaling

@Suite struct StabilizationTests {
    private func drop(_ memory: inout Stabilization, to wanted: Int32, at seconds: Int64) -> Int32 {
        memory.stabilize(
            wanted, current: 9, upWindow: .zero, downWindow: .seconds(300), now: Timestamp(seconds: seconds))
    }

    @Test func `a drop waits until the whole down window agrees, its end excluded`() {
        var memory = Stabilization()
        _ = drop(&memory, to: 9, at: 0)
        #expect(drop(&memory, to: 3, at: 299) == 9)
        #expect(drop(&memory, to: 3, at: 300) == 3)
    }

    @Test func `the older path counts an entry exactly as old as its window`() {
        var memory = Stabilization()
        _ = memory.highest(9, window: .seconds(300), now: Timestamp(seconds: 0))
        #expect(memory.highest(3, window: .seconds(300), now: Timestamp(seconds: 300)) == 9)
        #expect(memory.highest(3, window: .seconds(300), now: Timestamp(seconds: 301)) == 3)
    }

    @Test func `a rise follows the lowest of the up window, never past the highest of the down window`() {
        var memory = Stabilization(entries: [.init(replicas: 5, at: Timestamp(seconds: 90))])
        let now = Timestamp(seconds: 100)
        #expect(memory.stabilize(8, current: 3, upWindow: .seconds(60), downWindow: .zero, now: now) == 5)
    }

    @Test func `between both windows the size stays`() {
        var memory = Stabilization(entries: [
            .init(replicas: 2, at: Timestamp(seconds: 90)), .init(replicas: 9, at: Timestamp(seconds: 91)),
        ])
        let now = Timestamp(seconds: 100)
        #expect(memory.stabilize(5, current: 4, upWindow: .seconds(60), downWindow: .seconds(60), now: now) == 4)
    }

    @Test func `the last stale entry in the list is overwritten, not the oldest`() {
        var memory = Stabilization(entries: [
            .init(replicas: 1, at: Timestamp(seconds: 0)), .init(replicas: 2, at: Timestamp(seconds: 10)),
            .init(replicas: 3, at: Timestamp(seconds: 400)),
        ])
        _ = memory.highest(4, window: .seconds(300), now: Timestamp(seconds: 500))
        #expect(memory.entries.map(\.replicas) == [1, 4, 3])
    }

    @Test func `the list ends somewhere, the oldest giving way`() {
        var memory = Stabilization()
        for second in 0..<Int64(Stabilization.entriesMax) + 5 {
            _ = memory.highest(1, window: .seconds(1_000_000), now: Timestamp(seconds: second))
        }
        #expect(memory.entries.count == Stabilization.entriesMax)
        #expect(memory.entries.map(\.at).min() == Timestamp(seconds: 5))
    }
}
