public import Measures

/// How far a pod had come when the fleet took it in.
public enum StartupProgress: Hashable, Sendable {
    /// It was put on its node just now.
    case fresh
    /// Its image is on its way since an earlier instant.
    case pulling(since: Timestamp)
    /// Its container runs since an earlier instant.
    case loading(since: Timestamp)
    /// It serves.
    case ready
}
