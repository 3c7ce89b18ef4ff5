import APIMachinery
import KubernetesAPI
import Testing

@Suite struct ObjectViewTests {
    private func view(_ group: String, _ name: String) throws -> ObjectView {
        ObjectView(type: try #require(ResourceRegistry.builtIn.type(group: group, version: "v1", name: name)))
    }

    @Test func `items of a list go without kind and version`() throws {
        let stored: JSONValue = ["kind": "ConfigMap", "apiVersion": "v1", "metadata": ["name": "a"]]
        let list = try view("", "configmaps").list([stored], metadata: ["resourceVersion": "7"])
        #expect(list["kind"] == "ConfigMapList")
        #expect(list["items"] == [["metadata": ["name": "a"]]])
    }

    @Test func `a partial list without items says null`() throws {
        let list = try view("", "configmaps").partialList([], metadata: [:])
        #expect(list["items"] == .some(.null))
    }

    /// Recorded from kube-apiserver 1.36.2, `kubectl-1.36-104` and `watch-023`.
    @Test func `bookmarks carry a blank object`() throws {
        let metadata: JSONValue = ["resourceVersion": "7"]
        #expect(
            try view("apps", "deployments").blank(metadata: metadata) == [
                "kind": "Deployment", "apiVersion": "apps/v1", "metadata": metadata, "status": [:],
                "spec": [
                    "replicas": 0, "selector": .null, "strategy": [:],
                    "template": ["metadata": [:], "spec": ["containers": .null]],
                ],
            ])
        #expect(
            try view("", "configmaps").blank(metadata: metadata) == [
                "kind": "ConfigMap", "apiVersion": "v1", "metadata": metadata,
            ])
    }

    /// Recorded from kube-apiserver 1.36.2, `objects-118`.
    @Test func `an autoscaler of v2 shows its behaviour to v1 in an annotation`() throws {
        let stored: JSONValue = [
            "kind": "HorizontalPodAutoscaler", "apiVersion": "autoscaling/v2", "metadata": ["name": "b"],
            "spec": [
                "maxReplicas": 9, "scaleTargetRef": ["kind": "Deployment", "name": "web"],
                "metrics": [
                    [
                        "type": "Resource",
                        "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": 60]],
                    ]
                ],
                "behavior": ["scaleDown": ["selectPolicy": "Max"]],
            ],
        ]
        let shown = try view("autoscaling", "horizontalpodautoscalers").full(stored)
        #expect(shown[path: "spec", "targetCPUUtilizationPercentage"] == 60)
        let behavior = shown[path: "metadata", "annotations", "autoscaling.alpha.kubernetes.io/behavior"]?.stringValue
        #expect(behavior?.contains(#""ScaleDown":{"StabilizationWindowSeconds":null,"SelectPolicy":"Max""#) == true)
    }
}
