import Measures
import Testing

@testable import Controller

@Suite struct ConflictWatchTests {
    private let start = Timestamp(seconds: 1_000_000)

    /// We write `ours`, the other sets `theirs`; versions grow from `version`.
    private func round(
        _ watch: inout ConflictWatch, ours: Int32, theirs: Int32, version: Int, at now: Timestamp
    ) -> ConflictWatch.Finding {
        watch.wrote(ours, version: "\(version)", at: now)
        return watch.see(theirs, version: "\(version + 1)", manager: "argocd", ours: "outrider", now: now)
    }

    @Test func `our own write is no finding`() {
        var watch = ConflictWatch()
        _ = watch.see(6, version: "10", manager: "kubectl", ours: "outrider", now: start)
        watch.wrote(9, version: "11", at: start)
        #expect(watch.see(9, version: "11", manager: "outrider", ours: "outrider", now: start) == .none)
    }

    @Test func `our own write is no finding before it is answered, even if the object names nobody`() {
        var watch = ConflictWatch()
        watch.wrote(3, version: "10", at: start)
        watch.writes(0)
        #expect(watch.see(0, version: "11", manager: nil, ours: "outrider", now: start) == .none)
        watch.writes(nil)
        #expect(
            watch.see(3, version: "12", manager: nil, ours: "outrider", now: start)
                == .written(by: "an unnamed writer", replicas: 3, reversals: 1))
    }

    @Test func `a sight of the object from before our write is no reversal`() {
        var watch = ConflictWatch()
        _ = watch.see(6, version: "10", manager: "kubectl", ours: "outrider", now: start)
        watch.wrote(9, version: "12", at: start)
        #expect(watch.see(6, version: "11", manager: "kubectl", ours: "outrider", now: start) == .none)
    }

    @Test func `versions that stay older are those of a server that began anew`() {
        var watch = ConflictWatch()
        watch.wrote(9, version: "500", at: start)
        #expect(watch.isStale(version: "7", now: start + .seconds(60)))
        #expect(!watch.isStale(version: "7", now: start + .seconds(61)))
    }

    @Test func `another's change is named, and is no reversal while we have not written`() {
        var watch = ConflictWatch()
        _ = watch.see(6, version: "10", manager: "kubectl", ours: "outrider", now: start)
        #expect(
            watch.see(4, version: "11", manager: "kubectl", ours: "outrider", now: start)
                == .written(by: "kubectl", replicas: 4, reversals: 0))
    }

    @Test func `one change is found once, however often the object is seen`() {
        var watch = ConflictWatch()
        _ = round(&watch, ours: 9, theirs: 4, version: 10, at: start)
        #expect(watch.see(4, version: "12", manager: "argocd", ours: "outrider", now: start) == .none)
    }

    @Test func `the third reversal within ten minutes ends in a back-off of ten minutes`() {
        var watch = ConflictWatch()
        #expect(
            round(&watch, ours: 9, theirs: 4, version: 10, at: start)
                == .written(by: "argocd", replicas: 4, reversals: 1))
        #expect(watch.resting(at: start) == nil)
        _ = round(&watch, ours: 9, theirs: 4, version: 20, at: start + .seconds(100))
        let third = start + .seconds(200)
        let until = third + .seconds(600)
        #expect(
            round(&watch, ours: 9, theirs: 4, version: 30, at: third)
                == .backedOff(by: "argocd", replicas: 4, reversals: 3, until: until))
        #expect(watch.resting(at: until - .seconds(1)) == ConflictWatch.Rest(manager: "argocd", until: until))
        #expect(watch.resting(at: until) == nil)
    }

    @Test func `reversals more than ten minutes old do not count`() {
        var watch = ConflictWatch()
        _ = round(&watch, ours: 9, theirs: 4, version: 10, at: start)
        _ = round(&watch, ours: 9, theirs: 4, version: 20, at: start + .seconds(300))
        #expect(
            round(&watch, ours: 9, theirs: 4, version: 30, at: start + .seconds(600))
                == .written(by: "argocd", replicas: 4, reversals: 2))
    }

    @Test func `an object that names no writer still has one`() {
        var watch = ConflictWatch()
        watch.wrote(9, version: "10", at: start)
        #expect(
            watch.see(4, version: "11", manager: nil, ours: "outrider", now: start)
                == .written(by: "an unnamed writer", replicas: 4, reversals: 1))
    }
}
