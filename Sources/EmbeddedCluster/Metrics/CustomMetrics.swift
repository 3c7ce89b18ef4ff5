import APIMachinery
import KubernetesAPI
import Measures
import Simulation
import Workloads

/// `custom.metrics.k8s.io`: what pods expose, and values that annotations give to Deployments and Services.
///
/// A gauge has its own name; a counter `X_total` (or `X`) is served as its rate, `X_per_second`. A colon in a name may
/// be written `_`, as adapters do.
struct CustomMetrics {
    let world: FleetWorld
    let now: Timestamp

    func answer(_ request: MetricsRequest) throws(StatusError) -> JSONValue {
        let metric = request.metric ?? ""
        let items =
            if request.resource == "pods" {
                pods(request, metric: metric)
            } else {
                objects(request, metric: metric)
            }
        guard !items.isEmpty else {
            let name = request.name == "*" ? nil : request.name
            throw .noMetric(metric, for: [request.resource, name].compactMap(\.self).joined(separator: " "))
        }
        return [
            "kind": "MetricValueList", "apiVersion": .string("\(request.group)/\(request.version)"), "metadata": [:],
            "items": .array(items),
        ]
    }

    private func pods(_ request: MetricsRequest, metric: String) -> [JSONValue] {
        let selected =
            request.name == "*"
            ? world.audiblePods(namespace: request.namespace, request.labelSelector)
            : world.audiblePods(namespace: request.namespace).filter { $0.object.name == request.name }
        return selected.compactMap { pod in
            guard let found = value(of: metric, pod: pod) else { return nil }
            return item(
                kind: "Pod", apiVersion: "/v1", key: pod.object, metric: metric, value: found.value, at: found.at,
                windowSeconds: found.windowSeconds)
        }
    }

    private func value(of metric: String, pod: PodFacts) -> (value: Double, at: Timestamp, windowSeconds: Int64?)? {
        guard let newest = world.scrapes.newest(pod.key) else { return nil }
        let wanted = Self.plain(metric)
        for (place, series) in EngineSeries.all(of: pod.engine, newest.snapshot, model: pod.servedModel).enumerated() {
            switch series.content {
            case .gauge(let value):
                if Self.plain(series.name) == wanted { return (value, newest.at, nil) }
            case .counter:
                let stem = series.name.hasSuffix("_total") ? String(series.name.dropLast(6)) : series.name
                guard Self.plain(stem) + "_per_second" == wanted else { continue }
                let rate = world.scrapes.rate(pod.key) { counters in
                    var snapshot = newest.snapshot
                    snapshot.counters = counters
                    let all = EngineSeries.all(of: pod.engine, snapshot, model: pod.servedModel)
                    guard case .counter(let value) = all[place].content else { return 0 }
                    return value
                }
                return rate.map { ($0.perSecond, $0.at, $0.window.components.seconds) }
            case .histogram: continue
            }
        }
        return nil
    }

    private static func plain(_ name: String) -> String {
        String(name.map { $0 == ":" ? "_" : $0 })
    }

    private func objects(_ request: MetricsRequest, metric: String) -> [JSONValue] {
        let id = WorkloadID(namespace: request.namespace ?? "", name: request.name ?? "")
        let isDeployment = request.resource == "deployments.apps"
        guard isDeployment || request.resource == "services" else { return [] }
        guard let source = isDeployment ? world.deployments[id] : world.services[id], !source.facts.isMuted,
            let value = source.facts.objectMetrics[metric]?.value(at: now - source.origin)
        else { return [] }
        return [
            item(
                kind: isDeployment ? "Deployment" : "Service", apiVersion: isDeployment ? "apps/v1" : "/v1",
                key: ObjectKey(namespace: id.namespace, name: id.name), metric: metric,
                value: value, at: now, windowSeconds: nil)
        ]
    }

    private func item(
        kind: String, apiVersion: String, key: ObjectKey, metric: String, value: Double, at: Timestamp,
        windowSeconds: Int64?
    ) -> JSONValue {
        var item: JSONValue = [
            "describedObject": [
                "kind": .string(kind), "namespace": .string(key.namespace), "name": .string(key.name),
                "apiVersion": .string(apiVersion),
            ],
            "metric": ["name": .string(metric), "selector": .null], "timestamp": .string(at.text()),
            "value": Quantity.text(value),
        ]
        item["windowSeconds"] = windowSeconds.map { .integer($0) }
        return item
    }
}
