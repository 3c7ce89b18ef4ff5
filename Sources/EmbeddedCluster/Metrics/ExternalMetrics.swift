import APIMachinery
import KubernetesAPI
import Measures
import Simulation
import Workloads

/// `external.metrics.k8s.io`: values that annotations give to Deployments, each labelled with the Deployment's name.
struct ExternalMetrics {
    let world: FleetWorld
    let now: Timestamp

    func answer(_ request: MetricsRequest) throws(StatusError) -> JSONValue {
        let metric = request.resource
        let sources = world.deployments.filter { id, source in
            id.namespace == request.namespace && source.facts.externals[metric] != nil && !source.facts.isMuted
        }
        guard !sources.isEmpty else { throw .noMetric(metric, for: "namespaces") }
        var items: [JSONValue] = []
        for (id, source) in sources.sorted(by: { $0.key < $1.key }) {
            let labels = ["deployment": id.name]
            // An outage of the shape is a series without a value.
            guard request.labelSelector.matches(labels),
                let value = source.facts.externals[metric]?.value(at: now - source.origin)
            else { continue }
            items.append([
                "metricName": .string(metric), "metricLabels": .object(labels.mapValues(JSONValue.string)),
                "timestamp": .string(now.text()), "value": Quantity.text(value),
            ])
        }
        return [
            "kind": "ExternalMetricValueList", "apiVersion": "external.metrics.k8s.io/v1beta1", "metadata": [:],
            "items": .array(items),
        ]
    }
}
