import KubernetesClient
import Testing

@testable import MetricSources

@Suite struct FanOutTests {
    @Test func `no more run at once than there is room for, and all run`() async {
        let fanOut = FanOut(limit: 3)
        let running = Locked((now: 0, most: 0, done: 0))
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<50 {
                group.addTask {
                    await fanOut.run(urgent: index.isMultiple(of: 7)) {
                        running.withLock { running in
                            running.now += 1
                            running.most = max(running.most, running.now)
                        }
                        await Task.yield()
                        running.withLock { running in
                            running.now -= 1
                            running.done += 1
                        }
                    }
                }
            }
        }
        #expect(running.withLock { $0.most } <= 3)
        #expect(running.withLock { $0.done } == 50)
    }

    @Test func `the urgent one goes first when room is made`() async {
        let fanOut = FanOut(limit: 1)
        let order = Locked<[String]>([])
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let (started, starter) = AsyncStream<Void>.makeStream()
        let holder = Task {
            await fanOut.run(urgent: false) {
                starter.finish()
                for await _ in gate {}
            }
        }
        for await _ in started {}
        let ordinary = Task { await fanOut.run(urgent: false) { order.withLock { $0.append("ordinary") } } }
        while await fanOut.waiting < 1 { await Task.yield() }
        let urgent = Task { await fanOut.run(urgent: true) { order.withLock { $0.append("urgent") } } }
        while await fanOut.waiting < 2 { await Task.yield() }
        opener.finish()
        await holder.value
        await ordinary.value
        await urgent.value
        #expect(order.withLock { $0 } == ["urgent", "ordinary"])
    }
}
