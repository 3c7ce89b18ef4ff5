import APIMachinery
import KubernetesAPI
import Measures
import Simulation

/// `metrics.k8s.io`: cpu and memory of pods and nodes, as metrics-server answers.
struct ResourceMetrics {
    let world: FleetWorld
    let now: Timestamp

    func answer(_ request: MetricsRequest) throws(StatusError) -> JSONValue {
        switch (request.resource, request.name) {
        case ("pods", nil):
            return list(
                "PodMetricsList",
                world.audiblePods(namespace: request.namespace, request.labelSelector).compactMap(metrics))
        case ("pods", let name?):
            let key = ObjectKey(namespace: request.namespace ?? "", name: name)
            guard let pod = world.pod(key), !world.isMuted(pod), var metrics = metrics(of: pod) else {
                throw Self.notFound("podmetrics", key.description)
            }
            metrics["kind"] = "PodMetrics"
            metrics["apiVersion"] = "metrics.k8s.io/v1beta1"
            return metrics
        case ("nodes", nil):
            return list("NodeMetricsList", nodes().map { node(name: $0, sum: $1) })
        case ("nodes", let name?):
            guard let sum = nodes().first(where: { $0.name == name })?.sum else {
                throw Self.notFound("nodemetrics", name)
            }
            var metrics = node(name: name, sum: sum)
            metrics["kind"] = "NodeMetrics"
            metrics["apiVersion"] = "metrics.k8s.io/v1beta1"
            return metrics
        default: throw .unknownResource
        }
    }

    private static func notFound(_ kind: String, _ name: String) -> StatusError {
        StatusError(
            code: 404, reason: "NotFound", message: "\(kind).metrics.k8s.io \"\(name)\" not found",
            details: ["name": .string(name), "group": "metrics.k8s.io", "kind": .string(kind)])
    }

    private func list(_ kind: String, _ items: [JSONValue]) -> JSONValue {
        [
            "kind": .string(kind), "apiVersion": "metrics.k8s.io/v1beta1", "metadata": [:], "items": .array(items),
        ]
    }

    /// Nothing is known of a pod before its second reading.
    private func metrics(of pod: PodFacts) -> JSONValue? {
        guard let cpu = world.scrapes.rate(pod.key, \.coreSeconds) else { return nil }
        var metadata: JSONValue = [
            "name": .string(pod.object.name), "namespace": .string(pod.object.namespace),
            "creationTimestamp": .string(now.text()),
        ]
        if !pod.labels.isEmpty { metadata["labels"] = .object(pod.labels.mapValues(JSONValue.string)) }
        return [
            "metadata": metadata, "timestamp": .string(cpu.at.text()), "window": .string(Self.window(cpu.window)),
            "containers": [
                ["name": .string(pod.container), "usage": usage(cores: cpu.perSecond, bytes: pod.memoryBytes)]
            ],
        ]
    }

    private func usage(cores: Double, bytes: Double) -> JSONValue {
        [
            "cpu": .string("\((cores * 1e9).rounded().boundedWhole)n"),
            "memory": .string("\(bytes.boundedWhole / 1_024)Ki"),
        ]
    }

    private static func window(_ window: Duration) -> String {
        let text = String(
            Double(window.components.seconds) + Double(window.components.attoseconds / 1_000_000_000_000_000) / 1e3)
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "s"
    }

    private struct NodeSum {
        var cores: Double
        var bytes: Double
        var at: Timestamp
        var window: Duration
    }

    /// What a node uses for itself.
    private static let nodeCores = 0.2
    private static let nodeBytes = Double(1 << 30)

    /// Every simulated node: its own use, and that of its pods; nothing before the first reading.
    private func nodes() -> [(name: String, sum: NodeSum)] {
        guard let at = world.scrapes.lastAt else { return [] }
        var sums: [String: NodeSum] = [:]
        for name in world.nodes {
            sums[name] = NodeSum(cores: Self.nodeCores, bytes: Self.nodeBytes, at: at, window: ScrapeRecord.period)
        }
        for pod in world.audiblePods(namespace: nil) {
            guard let cpu = world.scrapes.rate(pod.key, \.coreSeconds) else { continue }
            sums[pod.node]?.cores += cpu.perSecond
            sums[pod.node]?.bytes += pod.memoryBytes
        }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func node(name: String, sum: NodeSum) -> JSONValue {
        [
            "metadata": ["name": .string(name), "creationTimestamp": .string(now.text())],
            "timestamp": .string(sum.at.text()), "window": .string(Self.window(sum.window)),
            "usage": usage(cores: sum.cores, bytes: sum.bytes),
        ]
    }
}
