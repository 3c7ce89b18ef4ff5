import Measures
public import Workloads

/// From what a metrics API answers to what a rule reads.
extension MetricReading {
    /// One resource of each pod, or of one container of each pod, from metrics.k8s.io.
    ///
    /// A pod counts with the sum of its containers, each rounded up by itself; it has no sample if any of them lacks
    /// the resource. Of two answers for one pod the last counts.
    ///
    /// - Parameters:
    ///   - usages: the items of the answer.
    ///   - resource: `cpu`, `memory`, …
    ///   - container: the container's name; nil for the whole pod.
    /// - Returns: one sample a pod, by name; or that the API had nothing.
    public static func resource(_ usages: [PodUsage], named resource: String, container: String?) -> MetricReading {
        guard !usages.isEmpty else { return .missing(MetricAPI.resource.empty) }
        return .pods(
            SampleLookup.sorted(
                usages.compactMap { usage in
                    usage.milliValue(of: resource, container: container).map {
                        PodSample(pod: usage.pod, milliValue: $0, at: usage.at, window: usage.window)
                    }
                }))
    }

    /// A metric of each pod, from custom.metrics.k8s.io; of two samples for one pod the last counts.
    public static func customPods(_ samples: [PodSample]) -> MetricReading {
        samples.isEmpty ? .missing(MetricAPI.custom.empty) : .pods(SampleLookup.sorted(samples))
    }

    /// A metric of one object, from custom.metrics.k8s.io, in milli-units; exactly one is expected.
    public static func object(_ milliValues: [Int64]) -> MetricReading {
        guard milliValues.count == 1 else {
            return .missing(
                MetricAPI.custom.failure(
                    "the custom metrics API server returned \(milliValues.count) results when we asked for exactly one")
            )
        }
        return .values(milliValues)
    }

    /// The series of one metric, from external.metrics.k8s.io, in milli-units.
    public static func external(_ milliValues: [Int64]) -> MetricReading {
        milliValues.isEmpty ? .missing(MetricAPI.external.empty) : .values(milliValues)
    }
}

extension PodUsage {
    /// Thousandths of `resource`; nil unless every container that counts tells it.
    fileprivate func milliValue(of resource: String, container: String?) -> Int64? {
        if let container {
            return containers.first { $0.name == container }?.usage[resource]?.milliValue
        }
        guard !containers.isEmpty else { return nil }
        var sum: Int64 = 0
        for container in containers {
            guard let usage = container.usage[resource] else { return nil }
            sum &+= usage.milliValue
        }
        return sum
    }
}
