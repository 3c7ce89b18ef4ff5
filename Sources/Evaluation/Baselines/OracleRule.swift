import Measures
import Simulation
import Workloads

/// Perfect foresight of the demand over the lead window: every pod is asked for just in time to be ready.
///
/// It knows the expected demand, not the single requests, and what a replica holds at the objective; it is blind to
/// faults. The lead window is the P90 of the start-up time and one period.
struct OracleRule: Autoscaler {
    let period: Duration = .seconds(15)
    let metrics: [MetricQuestion] = []
    let demand: DemandCurve
    let lead: Duration
    let headroom: Double
    /// When the demand's curve begins.
    let origin: Timestamp

    mutating func replicas(for observation: Observation, at now: Timestamp) -> Int? {
        let from = (now - origin).seconds
        return DemandCurve.whole(demand.peak(from: from, to: from + (lead + period).seconds) * headroom)
    }
}
