import Measures
import Simulation
import Workloads

/// One size for the whole window, as a pool that nobody scales.
///
/// It is chosen from the demand of the very window that is judged, which nobody could know: the cheapest size for the
/// mean, or the size that holds at the peak.
struct FixedReplicas: Autoscaler {
    let period: Duration = .seconds(60)
    let metrics: [MetricQuestion] = []
    let size: Int

    /// Makes a size for a demand in replicas, times `headroom`.
    init(for demand: Double, headroom: Double) {
        size = DemandCurve.whole(demand * headroom)
    }

    mutating func replicas(for observation: Observation, at now: Timestamp) -> Int? { size }
}
