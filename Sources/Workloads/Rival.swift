public import Measures

/// Somebody else who sizes the same Deployment; a workload with one is held, not fought over.
public enum Rival: Hashable, Codable, Sendable {
    /// A HorizontalPodAutoscaler of this name targets the same Deployment.
    case autoscaler(name: String)
    /// A writer of `spec.replicas` reversed us too often; it is left alone until the instant.
    case writer(manager: String, until: Timestamp)

    /// Whether it is a HorizontalPodAutoscaler.
    public var isAutoscaler: Bool {
        switch self {
        case .autoscaler: true
        case .writer: false
        }
    }
}
