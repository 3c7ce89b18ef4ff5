import Measures
import Workloads

/// What the pods said of one metric, in the metric's own unit; only pods that said something.
struct PodValues {
    let values: [(pod: String, value: Double)]

    /// Reads the metric at `index`.
    ///
    /// - Returns: nil if it is missing, or no pod has a sample: that is not zero.
    init?(_ observation: Observation, _ index: Int) {
        guard observation.metrics.indices.contains(index),
            case .pods(let samples) = observation.metrics[index].reading, !samples.isEmpty
        else { return nil }
        values = samples.map { ($0.pod, Double($0.milliValue) / 1_000) }
    }

    var sum: Double { values.reduce(0) { $0 + $1.value } }
    var mean: Double { sum / Double(values.count) }

    subscript(pod: String) -> Double? {
        values.first { $0.pod == pod }?.value
    }
}

extension Observation {
    /// `spec.replicas`; nil if the scale could not be read.
    var specReplicas: Int? {
        guard case .value(let scale) = scale else { return nil }
        return Int(scale.specReplicas)
    }

    /// Pods that are ready and not going.
    var readyPods: Int {
        pods.count { $0.deletedAt == nil && $0.readiness?.status == .isTrue }
    }

    /// Pods that are neither ready, nor finished, nor going.
    var pendingPods: Int {
        pods.count {
            $0.deletedAt == nil && $0.phase != .succeeded && $0.phase != .failed && $0.readiness?.status != .isTrue
        }
    }
}
