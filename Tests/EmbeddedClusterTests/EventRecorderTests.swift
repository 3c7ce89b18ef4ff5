import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct EventRecorderTests {
    private let pod: JSONValue = [
        "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "a", "namespace": "shop", "uid": "u"],
    ]

    @Test func `the same event again raises the count of the first`() {
        let objects = ScriptedObjects()
        var events = EventRecorder()
        for second in 0..<3 {
            events.record(
                .warning, "FailedScheduling", "no room", about: pod, component: "scheduler",
                now: objects.now + .seconds(second), objects: objects)
        }
        let stored = objects.list(.events, namespace: "shop")
        #expect(stored.map { $0["count"] } == [3])
        #expect(stored[0]["involvedObject"]?["uid"] == "u")
        #expect(stored[0]["lastTimestamp"]?.stringValue == (objects.now + .seconds(2)).text())
    }

    @Test func `events are deleted after an hour`() {
        let objects = ScriptedObjects()
        var events = EventRecorder()
        for (message, minutes) in [("old", 0), ("middle", 30), ("new", 61)] {
            events.record(
                .normal, "Created", message, about: pod, component: "kubelet",
                now: objects.now + .seconds(60 * minutes), objects: objects)
        }
        #expect(objects.list(.events, namespace: "shop").compactMap { $0["message"] } == ["middle", "new"])
    }
}
