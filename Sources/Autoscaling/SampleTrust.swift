import Measures
import Workloads

/// Which CPU samples are believed: a starting pod burns CPU that says nothing about load.
///
/// Source: `groupPods` of `replica_calculator.go`, Kubernetes 1.36.
struct SampleTrust {
    /// A pod that started after this is young.
    private let youngSince: Timestamp
    private let readinessDelay: Duration

    init(_ flags: ControllerFlags, now: Timestamp) {
        youngSince = now - flags.cpuInitializationPeriod
        readinessDelay = flags.initialReadinessDelay
    }

    /// Whether a sample tells of load.
    ///
    /// A young pod must be ready, and the sample's whole window after it became so. An older one must only have been
    /// ready once; one that became unready later in its life keeps counting.
    ///
    /// - Parameters:
    ///   - at: the end of the sample's window.
    ///   - window: its length.
    ///   - readiness: of the sample's pod.
    ///   - start: when a kubelet took that pod.
    /// - Returns: false as well for a pod without a condition or a start.
    func believes(
        at: Timestamp, window: Duration, readiness: PodState.Readiness?, start: Timestamp?
    ) -> Bool {
        guard let readiness, let start else { return false }
        let since = readiness.since ?? Timestamp(nanoseconds: .min)
        if start > youngSince {
            return readiness.status != .isFalse && at >= since + window
        }
        return readiness.status != .isFalse || start + readinessDelay <= since
    }
}
