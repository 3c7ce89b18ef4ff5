import KubernetesAPI
import Measures
import Testing

@testable import APIMachinery

@Suite struct PrintingTests {
    private let now = Timestamp(seconds: 1_600_000_000)

    @Test(
        arguments: [
            (0, "0s"), (119, "119s"), (120, "2m"), (150, "2m30s"), (600, "10m"), (10_799, "179m"), (10_800, "3h"),
            (12_600, "3h30m"), (172_799, "47h"), (172_800, "2d"), (180_000, "2d2h"), (864_000, "10d"),
        ] as [(Int64, String)])
    func `ages read as kubectl writes them`(seconds: Int64, text: String) {
        #expect(Age.text(seconds: seconds) == text)
    }

    private func cells(_ kind: String, _ object: JSONValue) -> [JSONValue] {
        Cells(object: object, now: now).cells(kind: kind)
    }

    /// Recorded from kube-apiserver 1.36.2: `list-100`, `objects-133`, `objects-138`, `objects-079`.
    @Test func `rows are those of recorded tables`() throws {
        let deployment: JSONValue = [
            "metadata": ["name": "web", "creationTimestamp": "2020-09-13T12:26:35Z"],
            "spec": [
                "replicas": 3, "selector": ["matchLabels": ["app": "web"]],
                "template": ["spec": ["containers": [["name": "c", "image": "registry.example/app:1"]]]],
            ],
        ]
        #expect(
            cells("Deployment", deployment) == ["web", "0/3", 0, 0, "5s", "c", "registry.example/app:1", "app=web"])
        let scaler: JSONValue = [
            "metadata": ["name": "b"],
            "spec": [
                "scaleTargetRef": ["kind": "Deployment", "name": "web"], "minReplicas": 2, "maxReplicas": 9,
                "metrics": [["type": "Resource", "resource": ["name": "cpu", "target": ["averageUtilization": 60]]]],
            ],
            "status": [
                "currentReplicas": 2,
                "currentMetrics": [["type": "Resource", "resource": ["current": ["averageUtilization": 70]]]],
            ],
        ]
        #expect(
            cells("HorizontalPodAutoscaler", scaler) == [
                "b", "Deployment/web", "cpu: 70%/60%", "2", 9, 2, "<unknown>",
            ])
        #expect(cells("Node", ["metadata": ["name": "n1"]])[1] == "Unknown")
        let slice: JSONValue = [
            "addressType": "IPv4", "ports": [["name": ""]], "endpoints": [["addresses": ["10.1.0.5"]]],
        ]
        #expect(cells("EndpointSlice", slice)[1...3] == ["IPv4", "<unset>", "10.1.0.5"])
    }

    @Test func `a pod's row tells what holds it up`() {
        let waiting: JSONValue = [
            "status": [
                "phase": "Pending",
                "containerStatuses": [["state": ["waiting": ["reason": "ContainerCreating"]], "restartCount": 2]],
            ],
            "spec": ["containers": [["name": "c"]]],
        ]
        #expect(cells("Pod", waiting)[1...3] == ["0/1", "ContainerCreating", "2"])
        var stopping = waiting
        stopping["metadata"] = ["deletionTimestamp": "2020-01-01T00:00:00Z"]
        #expect(cells("Pod", stopping)[2] == "Terminating")
    }

    @Test func `every kind has as many cells as columns`() {
        for type in ResourceRegistry.builtIn.types where !type.isVirtual {
            #expect(cells(type.kind, [:]).count == Column.columns(of: type.kind).count, "\(type.kind)")
        }
    }
}
