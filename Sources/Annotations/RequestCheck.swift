import Autoscaling
import KubernetesAPI
import Workloads

/// Refuses a per cent of requests that a container does not make.
///
/// Only shorthands and the HPA's default are judged: `metrics` is taken from an HPA as it is, and the requests may
/// come from a LimitRange, which the pod template does not show.
struct RequestCheck {
    let reader: AnnotationReader
    let template: PodTemplate

    /// Checks `metrics`, each of which comes from the annotation at its index in `keys`.
    func check(_ metrics: [MetricSpec], keys: [AnnotationKey]) throws(AnnotationError) {
        for (metric, key) in zip(metrics, keys) {
            guard let resource = metric.resource, let percent = resource.target.averageUtilization,
                let container = containerWithout(resource.name)
            else { continue }
            let accepted =
                "a per cent where every container requests \(resource.name), and container \(container) does not; "
                + "or an amount per pod such as \(resource.name == "cpu" ? "500m" : "512Mi")"
            let next = "set resources.requests.\(resource.name) on container \(container)"
            if key != .metrics {
                throw reader.refusal(of: key, accepted: accepted, next: next)
            } else if reader.text(.metrics) == nil {
                throw reader.refusal(
                    of: .targetCPU, accepted: accepted,
                    found: .missing(meaning: "\(percent)% as in an HPA without metrics"),
                    next: "\(next), or name another target")
            }
        }
    }

    /// The first container that counts and requests nothing; nil if all do, or the pod does for them.
    private func containerWithout(_ resource: String) -> String? {
        if template.spec.podLevelRequests?[resource] != nil { return nil }
        return template.spec.containers.first { $0.role != .initial && $0.requests[resource] == nil }?.name
    }
}
