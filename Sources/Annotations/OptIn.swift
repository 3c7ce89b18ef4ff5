public import Deciding

/// What a Deployment's annotations ask of us.
public enum OptIn: Hashable, Sendable {
    /// No mode: it is not ours.
    case absent
    /// `mode: off`: nothing is decided or written, whatever the other annotations say.
    case off
    /// Everything read, defaulted and checked.
    case spec(WorkloadSpec)
}
