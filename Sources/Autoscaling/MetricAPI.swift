public import Measures

/// The three metrics APIs of Kubernetes, with the words that the HPA has for their failures.
///
/// Source: `podautoscaler/metrics/client.go`, Kubernetes 1.36.
public enum MetricAPI: String, Hashable, Sendable {
    /// metrics.k8s.io.
    case resource
    /// custom.metrics.k8s.io.
    case custom
    /// external.metrics.k8s.io.
    case external

    /// The window of a custom metric's sample that names none.
    public static let defaultWindow: Duration = .seconds(60)

    /// The API could not be asked, or refused.
    ///
    /// - Parameters:
    ///   - text: what the client or the server said.
    ///   - status: the HTTP status, if there was an answer.
    /// - Returns: an absence whose text is the HPA's.
    public func failure(_ text: String, status: Int? = nil) -> Absence {
        let message = "unable to fetch metrics from \(rawValue) metrics API: \(text)"
        return status.map { .refused(status: $0, message: message) } ?? .failed(message: message)
    }

    /// The API answered with an empty list.
    var empty: Absence { .empty(message: "no metrics returned from \(rawValue) metrics API") }
}
