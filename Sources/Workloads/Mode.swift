/// How far a workload has opted in; the value of `outrider.dev/mode`.
public enum Mode: String, Hashable, Codable, Sendable, CaseIterable {
    /// Nothing is decided and nothing is written.
    case off
    /// Decisions are made and explained, and nothing is written.
    case shadow
    /// Decisions are written, at most one replica away from the plain HPA's answer.
    case canary
    /// Decisions are written.
    case active

    /// Whether decisions of this mode are written.
    public var writes: Bool {
        switch self {
        case .off, .shadow: false
        case .canary, .active: true
        }
    }
}
