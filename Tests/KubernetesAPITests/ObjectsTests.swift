import KubernetesAPI
import Measures
import Testing

/// The smaller objects: each field that is kept, from JSON and back where we write them.
@Suite struct ObjectsTests {
    @Test func `a scale reads and writes its replicas; zero is left out by the server`() throws {
        let scale = try Scale(
            json: """
                {"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"llm","namespace":"shop",
                "resourceVersion":"9"},"spec":{"replicas":3},"status":{"replicas":2,"selector":"app=llm"}}
                """)
        #expect((scale.specReplicas, scale.statusReplicas, scale.selector) == (3, 2, "app=llm"))
        #expect(scale.json[path: "spec", "replicas"] == 3)
        #expect(scale.json[path: "metadata", "resourceVersion"] == "9")
        #expect(try Scale(json: #"{"spec":{}}"#).specReplicas == 0)
    }

    @Test func `a lease survives the way out and back, to the microsecond`() throws {
        var lease = Lease()
        lease.metadata = Metadata(name: "m-1", namespace: "outrider", labels: ["a": "b"])
        lease.holder = "pod-1"
        lease.durationSeconds = 15
        lease.acquiredAt = Timestamp("2026-11-24T10:00:00.123456Z")
        lease.renewedAt = Timestamp("2026-11-24T10:00:05Z")
        lease.transitions = 2
        #expect(lease.json[path: "spec", "renewTime"] == "2026-11-24T10:00:05.000000Z")
        #expect(try Lease(json: lease.json.text) == lease)
    }

    @Test func `a lease that nobody holds has no spec fields`() throws {
        #expect(Lease().json["spec"] == [:])
        #expect(try Lease(json: #"{"spec":{"holderIdentity":null}}"#).holder == nil)
    }

    @Test func `a config map survives the way out and back`() throws {
        var map = ConfigMap()
        map.metadata = Metadata(name: "memory-0", namespace: "outrider")
        map.data = ["memory": "{\"a\":1}"]
        #expect(try ConfigMap(json: map.json.text) == map)
    }

    @Test func `an event survives the way out and back`() throws {
        var event = Event()
        event.metadata = Metadata(name: "llm.1", namespace: "shop")
        event.at = Timestamp("2026-11-24T10:00:00.5Z")
        event.series = Event.Series(count: 3, lastObservedAt: Timestamp(seconds: 100))
        (event.controller, event.instance) = ("outrider.dev/controller", "pod-1")
        (event.action, event.reason, event.note, event.kind) = ("Scale", "Rescaled", "3 → 5", .warning)
        event.regarding = ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "llm")
        #expect(try Event(json: event.json.text) == event)
        #expect(event.json["type"] == "Warning")
        #expect(event.json["eventTime"] == "2026-11-24T10:00:00.500000Z")
    }

    @Test func `a replica set knows its revision and pods`() throws {
        let set = try ReplicaSet(
            json: """
                {"metadata":{"name":"llm-1","annotations":{"deployment.kubernetes.io/revision":"7"}},
                "spec":{"replicas":0,"selector":{"matchLabels":{"a":"b"}}},"status":{"replicas":2,"readyReplicas":1}}
                """)
        #expect(set.revision == 7)
        #expect((set.replicas, set.statusReplicas, set.readyReplicas) == (0, 2, 1))
        #expect(set.selector.matchLabels == ["a": "b"])
    }

    @Test func `a service's target may be a number or a name`() throws {
        let service = try Service(
            json: """
                {"metadata":{"name":"llm"},"spec":{"selector":{"app":"llm"},"clusterIP":"10.0.0.9","ports":
                [{"name":"http","port":80,"targetPort":8000},{"port":81,"targetPort":"metrics"}]}}
                """)
        #expect(service.ports.map(\.target) == ["8000", "metrics"])
        #expect(service.ports.map(\.number) == [80, 81])
        #expect(service.selector == ["app": "llm"])
        #expect(service.clusterIP == "10.0.0.9")
    }

    @Test func `an endpoint without conditions is ready and serving`() throws {
        let slice = try EndpointSlice(
            json: """
                {"metadata":{"name":"s","labels":{"kubernetes.io/service-name":"llm"}},"addressType":"IPv4",
                "ports":[{"name":"http","port":8000}],"endpoints":[{"addresses":["10.1.1.1"],"conditions":{},
                "targetRef":{"kind":"Pod","name":"llm-0","uid":"u0"},"nodeName":"n1","zone":"z1"},
                {"addresses":["10.1.1.2"],"conditions":{"ready":false,"serving":true,"terminating":true}}]}
                """)
        #expect(slice.service == "llm")
        #expect(slice.ports.first?.number == 8_000)
        #expect(slice.endpoints.map(\.isReady) == [true, false])
        #expect(slice.endpoints.map(\.isServing) == [true, true])
        #expect(slice.endpoints.map(\.isTerminating) == [false, true])
        #expect(slice.endpoints.map(\.pod) == ["llm-0", nil])
        #expect(slice.endpoints.first?.zone == "z1")
    }

    @Test func `an autoscaler keeps its spec whole`() throws {
        let hpa = try HorizontalPodAutoscaler(json: #"{"metadata":{"name":"h"},"spec":{"maxReplicas":9,"new":[1]}}"#)
        #expect(hpa.spec == ["maxReplicas": 9, "new": [1]])
    }

    @Test func `a reference points to an object as it is`() throws {
        let deployment = try Deployment(
            json: #"{"metadata":{"name":"d","namespace":"n","uid":"u","resourceVersion":"3"}}"#)
        let reference = ObjectReference(deployment)
        #expect(
            reference.json == [
                "apiVersion": "apps/v1", "kind": "Deployment", "namespace": "n", "name": "d", "uid": "u",
                "resourceVersion": "3",
            ])
    }
}
