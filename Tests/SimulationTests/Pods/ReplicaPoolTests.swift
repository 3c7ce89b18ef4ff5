import Testing

@testable import Simulation

@Suite struct ReplicaPoolTests {
    private let classes = [
        PodClass(name: "a", engine: .llama8BOnH100, startup: .smallModel, share: 3, accelerators: 1),
        PodClass(name: "b", engine: .llama8BOnH100, startup: .smallModel, share: 1, accelerators: 1),
    ]

    private func pool(_ count: Int) -> ReplicaPool {
        var pool = ReplicaPool(replicas: count, classes: classes)
        _ = pool.fill(at: 0)
        for place in pool.pods.indices {
            pool.change(place) { pod in
                pod.node = place
                pod.isRunning = true
                pod.isReady = true
                pod.readyChangedAt = 50
            }
        }
        return pool
    }

    @Test func `missing pods are made, and those that terminate do not count`() {
        var pool = pool(3)
        pool.change(1) { $0.deletedAt = 100 }
        #expect(pool.fill(at: 100) == 1)
        #expect(pool.pods.map(\.ordinal) == [0, 1, 2, 3])
        #expect(pool.activeCount == 3)
    }

    @Test func `classes have their shares in every stretch`() {
        #expect(pool(8).pods.map(\.podClass) == [0, 0, 1, 0, 0, 0, 1, 0])
    }

    @Test func `who is not bound goes first, then pending, then not ready, then the young`() {
        var pool = pool(6)
        pool.change(0) { pod in
            pod.node = nil
            pod.isRunning = false
            pod.isReady = false
        }
        pool.change(1) { pod in
            pod.isRunning = false
            pod.isReady = false
        }
        pool.change(2) { $0.isReady = false }
        pool.change(3) { $0.readyChangedAt = 990 }
        pool.scale(to: 1)
        #expect(pool.surplus(at: 1_000) == [0, 1, 2, 3, 5])
    }

    @Test func `a pod is found by its number until it is gone`() {
        var pool = pool(5)
        pool.remove(2)
        #expect(pool.place(of: 4) == 3)
        #expect(pool.place(of: 2) == nil)
        #expect(pool.place(of: 9) == nil)
    }
}
