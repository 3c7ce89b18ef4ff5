import KubernetesAPI
import Measures
import Testing

@Suite struct PodTests {
    private let json = """
        {"metadata":{"name":"llm-0","namespace":"shop","uid":"u1","resourceVersion":"42",
          "labels":{"app":"llm","pod-template-hash":"abc"},
          "annotations":{"prometheus.io/port":"8000","kubectl.kubernetes.io/last-applied-configuration":"{huge}"},
          "ownerReferences":[{"apiVersion":"v1","kind":"Node","name":"n","uid":"x"},
            {"apiVersion":"apps/v1","kind":"ReplicaSet","name":"llm-abc","uid":"r1","controller":true}],
          "creationTimestamp":"2026-11-24T10:00:00Z","deletionTimestamp":"2026-11-24T10:10:00Z"},
         "spec":{"nodeName":"gpu-1","overhead":{"cpu":"10m"},"resources":{"requests":{"cpu":"2"}},
          "initContainers":[{"name":"fetch","image":"f"},{"name":"proxy","image":"p","restartPolicy":"Always"}],
          "containers":[{"name":"server","image":"vllm:1","resources":{"requests":{"cpu":"500m"},"limits":{"cpu":"1"}},
            "ports":[{"name":"http","containerPort":8000},{"containerPort":9000}]}]},
         "status":{"phase":"Running","startTime":"2026-11-24T10:00:01Z","podIP":"10.1.2.3",
          "containerStatuses":[{"name":"server","ready":false,"restartCount":2}],
          "initContainerStatuses":[{"name":"fetch","ready":true,"restartCount":0},{"name":"proxy","restartCount":1}],
          "conditions":[{"type":"Initialized","status":"True"},
            {"type":"Ready","status":"False","lastTransitionTime":"2026-11-24T10:00:09Z"}]}}
        """

    @Test func `a pod keeps what decisions read`() throws {
        let pod = try Pod(json: json)
        #expect(pod.metadata.key == ObjectKey(namespace: "shop", name: "llm-0"))
        #expect(pod.metadata.controller?.name == "llm-abc")
        #expect(pod.metadata.createdAt == Timestamp("2026-11-24T10:00:00Z"))
        #expect(pod.metadata.deletedAt == Timestamp("2026-11-24T10:10:00Z"))
        #expect(pod.phase == "Running")
        #expect(pod.startedAt == Timestamp("2026-11-24T10:00:01Z"))
        #expect(pod.readiness?.status == "False")
        #expect(pod.readiness?.since == Timestamp("2026-11-24T10:00:09Z"))
        #expect(pod.address == "10.1.2.3")
        #expect(pod.restarts == 3)
        #expect(pod.spec.node == "gpu-1")
        #expect(try pod.spec.overhead == ["cpu": Quantity("10m")])
        #expect(try pod.spec.podLevelRequests == ["cpu": Quantity("2")])
    }

    @Test func `main containers come first, and init containers know their role`() throws {
        let containers = try Pod(json: json).spec.containers
        #expect(containers.map(\.name) == ["server", "fetch", "proxy"])
        #expect(containers.map(\.role) == [.main, .initial, .sidecar])
        #expect(try containers[0].requests == ["cpu": Quantity("500m")])
        #expect(containers[0].ports.map(\.number) == [8_000, 9_000])
        #expect(containers[0].ports.map(\.name) == ["http", nil])
    }

    @Test func `only annotations that we read are kept`() throws {
        #expect(try Pod(json: json).metadata.annotations == ["prometheus.io/port": "8000"])
    }

    @Test func `absent is nil, not zero`() throws {
        let pod = try Pod(json: #"{"metadata":{"name":"p"}}"#)
        #expect(pod.readiness == nil)
        #expect(pod.startedAt == nil)
        #expect(pod.address == nil)
        #expect(pod.spec.podLevelRequests == nil)
        #expect(pod.phase.isEmpty)
    }

    @Test func `the first of two Ready conditions counts`() throws {
        let pod = try Pod(
            json: #"{"status":{"conditions":[{"type":"Ready","status":"True"},{"type":"Ready","status":"False"}]}}"#)
        #expect(pod.readiness?.status == "True")
    }
}
