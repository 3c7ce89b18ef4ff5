import KubernetesAPI
import Measures

/// The two identical Deployments of the demo: one is annotated, the other has an HPA.
struct DemoObjects {
    static let namespace = "shop"
    static let ours = "llm"
    static let theirs = "llm-hpa"

    /// What is played.
    let scene: DemoScene
    /// When the load begins, for both alike.
    let origin: Timestamp
    /// The policy level of ours.
    let policy: String

    /// Requests in a pod's batch that both aim at: far from its 256 slots, so that a step leaves time to start a pod.
    static let runningTarget = "32"

    /// Everything to create, in order, each with the path of its collection.
    var all: [(path: ResourcePath, object: JSONValue)] {
        let deployments = ResourcePath(.deployments, namespace: Self.namespace)
        return [
            (
                ResourcePath(segments: ["api", "v1", "namespaces"], label: "namespaces"),
                ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(Self.namespace)]]
            ),
            (deployments, deployment(Self.ours, annotations: ourAnnotations)),
            (deployments, deployment(Self.theirs, annotations: [:])),
            (ResourcePath(.services, namespace: Self.namespace), service(Self.ours)),
            (ResourcePath(.services, namespace: Self.namespace), service(Self.theirs)),
            (ResourcePath(.horizontalPodAutoscalers, namespace: Self.namespace), horizontalPodAutoscaler),
        ]
    }

    private var ourAnnotations: [String: JSONValue] {
        if let annotations = scene.annotations {
            // A file that leaves the mode out means one that is played, not one that is passed over.
            return annotations.mapValues { .string($0) }.merging(["outrider.dev/mode": "active"]) { own, _ in own }
        }
        return [
            "outrider.dev/mode": "active", "outrider.dev/policy": .string(policy), "outrider.dev/engine": "vllm",
            "outrider.dev/min-replicas": .string(String(scene.bounds.lowerBound)),
            "outrider.dev/max-replicas": .string(String(scene.bounds.upperBound)),
            "outrider.dev/target-running": .string(Self.runningTarget),
        ]
    }

    /// The same question to the metrics API that Outrider asks the pods.
    private var horizontalPodAutoscaler: JSONValue {
        [
            "apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
            "metadata": ["name": .string(Self.theirs), "namespace": .string(Self.namespace)],
            "spec": [
                "scaleTargetRef": ["apiVersion": "apps/v1", "kind": "Deployment", "name": .string(Self.theirs)],
                "minReplicas": .integer(scene.bounds.lowerBound), "maxReplicas": .integer(scene.bounds.upperBound),
                "metrics": [
                    [
                        "type": "Pods",
                        "pods": [
                            "metric": ["name": "vllm:num_requests_running"],
                            "target": ["type": "AverageValue", "averageValue": .string(Self.runningTarget)],
                        ],
                    ]
                ],
            ],
        ]
    }

    private func deployment(_ name: String, annotations: [String: JSONValue]) -> JSONValue {
        var annotations = annotations
        annotations["sim.outrider.dev/load"] = .string(scene.load)
        annotations["sim.outrider.dev/origin"] = .string(origin.shortestText)
        // What steers pods may stand here too, and holds for all of them.
        for (key, value) in scene.simulation { annotations["sim.outrider.dev/\(key)"] = .string(value) }
        return [
            "apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": [
                "name": .string(name), "namespace": .string(Self.namespace), "annotations": .object(annotations),
            ],
            "spec": [
                "replicas": .integer(scene.replicas), "selector": ["matchLabels": ["app": .string(name)]],
                "template": [
                    "metadata": [
                        "labels": ["app": .string(name), "accelerator": .string(scene.accelerator)],
                        "annotations": ["sim.outrider.dev/engine": "vllm"],
                    ],
                    "spec": ["containers": [Self.container]],
                ],
            ],
        ]
    }

    private static var container: JSONValue {
        [
            "name": "vllm", "image": "registry.example/vllm-openai:v0.11.0",
            "ports": [["name": "http", "containerPort": 8_000]],
            "resources": [
                "requests": ["cpu": "8", "memory": "64Gi"], "limits": ["nvidia.com/gpu": "1", "memory": "64Gi"],
            ],
        ]
    }

    private func service(_ name: String) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "Service",
            "metadata": ["name": .string(name), "namespace": .string(Self.namespace)],
            "spec": ["selector": ["app": .string(name)], "ports": [["port": 80, "targetPort": "http"]]],
        ]
    }
}
