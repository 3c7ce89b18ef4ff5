public import Deciding
public import Measures

/// What the dashboard shows; the command line hands in one that asks the controller.
public protocol StatusSource: Sendable {
    /// Everything at this instant.
    func status() async -> ControllerStatus
}

/// The controller at one instant.
public struct ControllerStatus: Sendable {
    /// The instant.
    public var at: Timestamp
    /// The last decision of each workload, by name.
    public var workloads: [WorkloadStatus]
    /// What has not been read from the API server yet; empty when the controller knows its world.
    public var unsynced: [String]
    /// When the loop last went round; nil before the first time.
    public var lastBeat: Timestamp?

    /// Makes a status.
    public init(at: Timestamp, workloads: [WorkloadStatus], unsynced: [String], lastBeat: Timestamp?) {
        self.at = at
        self.workloads = workloads
        self.unsynced = unsynced
        self.lastBeat = lastBeat
    }
}
