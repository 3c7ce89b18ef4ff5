import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct WatchHistoryTests {
    private func history(_ revisions: ClosedRange<Int64>, secondsApart: Int64 = 0) -> WatchHistory {
        var history = WatchHistory(forgottenUpTo: revisions.lowerBound - 1)
        for revision in revisions {
            let object = StoredObject(key: "x", revision: revision, object: [:])
            history.append(
                Change(
                    kind: .modified, resource: "pods", object: object, previous: nil,
                    at: Timestamp(seconds: revision * secondsApart)))
        }
        return history
    }

    @Test func `gives exactly the writes after a revision`() {
        #expect(history(1...5).changes(after: 3)?.map(\.revision) == [4, 5])
        #expect(history(1...5).changes(after: 5)?.isEmpty == true)
    }

    @Test func `a revision that is still to come has no writes after it`() {
        #expect(history(1...5).changes(after: 900)?.isEmpty == true)
    }

    @Test func `what was forgotten is nil`() {
        var history = history(1...5)
        history.forget(upTo: 3)
        #expect(history.changes(after: 2) == nil)
        #expect(history.changes(after: 3)?.map(\.revision) == [4, 5])
    }

    @Test func `never holds more than its limit, and the newest stays`() {
        let last = Int64(WatchHistory.countMax) + 1
        let history = history(1...last)
        #expect(history.forgottenUpTo > 0)
        #expect(history.changes(after: last - 1)?.map(\.revision) == [last])
    }

    @Test func `forgets what is too old`() {
        let history = history(1...100, secondsApart: 60)
        #expect(history.forgottenUpTo >= 60)
        #expect(history.changes(after: 95)?.count == 5)
    }
}
