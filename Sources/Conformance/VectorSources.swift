import Autoscaling
import Measures
import Workloads

/// What the metrics APIs answer in a case.
struct VectorSources: Decodable, Sendable {
    struct Usage: Decodable, Sendable {
        struct Container: Decodable, Sendable {
            var name: String
            var usage: [String: Quantity]?
        }

        var pod: String
        var timestamp: Timestamp?
        var windowSeconds: Double?
        var containers: [Container]?
    }

    struct Value: Decodable, Sendable {
        var pod: String?
        var value: Quantity?
        var timestamp: Timestamp?
        var windowSeconds: Double?
    }

    /// Items, or the error of asking.
    struct Answer<Item: Decodable & Sendable>: Decodable, Sendable {
        var items: [Item]?
        var error: String?
    }

    var resourceMetrics: Answer<Usage>?
    var podsMetrics: [String: Answer<Value>]?
    var objectMetrics: [String: Answer<Value>]?
    var externalMetrics: [String: Answer<Value>]?

    /// The reading of one metric of the spec.
    func reading(of metric: MetricSpec) -> MetricReading {
        switch MetricType(rawValue: metric.type) {
        case .resource: resource(metric.resource?.name ?? "", container: nil)
        case .containerResource:
            resource(metric.containerResource?.name ?? "", container: metric.containerResource?.container)
        case .pods: pods(metric.pods?.metric.name ?? "")
        case .object: object(metric.object?.metric.name ?? "")
        case .external: external(metric.external?.metric.name ?? "")
        case nil: .missing(.neverSampled)
        }
    }

    private func resource(_ name: String, container: String?) -> MetricReading {
        if let error = resourceMetrics?.error { return .missing(MetricAPI.resource.failure(error)) }
        let usages = (resourceMetrics?.items ?? []).map { item in
            PodUsage(
                pod: item.pod, at: item.timestamp ?? Timestamp(seconds: 0),
                window: .seconds(item.windowSeconds ?? 0),
                containers: (item.containers ?? []).map { .init(name: $0.name, usage: $0.usage ?? [:]) })
        }
        return .resource(usages, named: name, container: container)
    }

    private func pods(_ name: String) -> MetricReading {
        let answer = podsMetrics?[name]
        if let error = answer?.error { return .missing(MetricAPI.custom.failure(error)) }
        return .customPods(
            (answer?.items ?? []).map { item in
                PodSample(
                    pod: item.pod ?? "", milliValue: item.value?.milliValue ?? 0,
                    at: item.timestamp ?? Timestamp(seconds: 0),
                    window: item.windowSeconds.map { .seconds($0) } ?? MetricAPI.defaultWindow)
            })
    }

    private func object(_ name: String) -> MetricReading {
        guard let answer = objectMetrics?[name] else {
            return .missing(MetricAPI.custom.failure("the server could not find the metric \(name)"))
        }
        if let error = answer.error { return .missing(MetricAPI.custom.failure(error)) }
        return .object((answer.items ?? []).map { $0.value?.milliValue ?? 0 })
    }

    private func external(_ name: String) -> MetricReading {
        let answer = externalMetrics?[name]
        if let error = answer?.error { return .missing(MetricAPI.external.failure(error)) }
        return .external((answer?.items ?? []).map { $0.value?.milliValue ?? 0 })
    }
}
