import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct SharedStoreTests {
    private let now = Timestamp(seconds: 0)

    @Test func `a bell rings after a write to its resource`() async {
        let store = SharedStore()
        let (stream, _) = store.bell(for: "pods")
        _ = store.put("nodes", "n", [:], expecting: nil, now: now)
        _ = store.put("pods", "a/p", [:], expecting: nil, now: now)
        var rings = stream.makeAsyncIterator()
        #expect(await rings.next() != nil)
        #expect(store.read { $0.revision } == 3)
    }

    @Test func `a write that is refused rings nobody`() async {
        let store = SharedStore()
        _ = store.put("pods", "a/p", [:], expecting: nil, now: now)
        let (stream, bell) = store.bell(for: nil)
        #expect(store.put("pods", "a/p", [:], expecting: nil, now: now) == nil)
        bell.finish()
        var rings = stream.makeAsyncIterator()
        #expect(await rings.next() == nil)
    }
}
