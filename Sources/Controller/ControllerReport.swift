public import Deciding
public import Measures

/// The controller at one instant, for those who show it.
public struct ControllerReport: Sendable {
    /// The instant.
    public let at: Timestamp
    /// The last decision of each workload, by name.
    public let workloads: [WorkloadStatus]
    /// What has not been read from the API server yet; empty when the controller knows its world.
    public let unsynced: [String]
    /// When the loop last went round; nil before the first time.
    public let lastBeat: Timestamp?
}
