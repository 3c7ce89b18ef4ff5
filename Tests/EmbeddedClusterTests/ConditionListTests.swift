import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct ConditionListTests {
    private let first = Timestamp(seconds: 1_000)
    private let later = Timestamp(seconds: 2_000)

    @Test func `the same status and reason change nothing`() {
        var list = ConditionList([])
        list.set("Available", true, "Enough", "a", now: first)
        let before = list
        list.set("Available", true, "Enough", "b", now: later)
        #expect(list == before)
    }

    @Test func `another reason moves to the end and keeps the transition of the same status`() {
        var list = ConditionList([])
        list.set("Progressing", true, "Created", "", now: first)
        list.set("Available", false, "Few", "", now: first)
        list.set("Progressing", true, "Updated", "", now: later)
        #expect(list.conditions.map { $0["type"] } == ["Available", "Progressing"])
        #expect(list["Progressing"]?["lastTransitionTime"]?.stringValue == first.text())
        #expect(list["Progressing"]?["lastUpdateTime"]?.stringValue == later.text())
        list.set("Progressing", false, "Stuck", "", now: later)
        #expect(list["Progressing"]?["lastTransitionTime"]?.stringValue == later.text())
    }
}
