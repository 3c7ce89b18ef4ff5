import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct WorkQueueTests {
    private let now = Timestamp(seconds: 100)
    private func key(_ name: String) -> ObjectKey { ObjectKey(namespace: "shop", name: name) }

    @Test func `each object comes once, by name`() {
        var queue = WorkQueue()
        for name in ["b", "a", "b"] { queue.add(key(name)) }
        #expect(queue.take(at: now).map(\.name) == ["a", "b"])
        #expect(!queue.isDue(at: now))
    }

    @Test func `what was put off comes at its time, the earliest wish stands`() {
        var queue = WorkQueue()
        queue.add(key("a"), at: now + .seconds(5))
        queue.add(key("a"), at: now + .seconds(9))
        #expect(queue.take(at: now + .seconds(4)) == [])
        #expect(queue.take(at: now + .seconds(5)).map(\.name) == ["a"])
        #expect(queue.take(at: now + .seconds(9)) == [])
    }
}
