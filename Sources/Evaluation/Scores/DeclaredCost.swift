/// One number for "how well", declared in advance: accelerator-hours, and broken minutes at a price.
///
/// A minute in which the promise is broken costs as much as ten minutes of the accelerators that the mean demand needs.
/// The price is ours, and does not depend on the policy, so that a difference between two policies on one trace means
/// the same for all; results show both parts, and no comparison rests on the sum alone.
enum DeclaredCost {
    /// Minutes of the needed fleet that one broken minute costs.
    static let missPrice = 10.0

    /// The cost in accelerator-hours.
    ///
    /// - Parameters:
    ///   - gpuHours: accelerator-hours held.
    ///   - missMinutes: minutes that broke the promise.
    ///   - demandMean: mean demand in replicas.
    ///   - gpusPerReplica: accelerators of a replica.
    /// - Returns: nil if a part is unknown.
    static func cost(
        gpuHours: Double, missMinutes: Double?, demandMean: Double?, gpusPerReplica: Double
    ) -> Double? {
        guard let missMinutes, let demandMean else { return nil }
        return gpuHours + missPrice * missMinutes / 60 * demandMean * gpusPerReplica
    }
}
