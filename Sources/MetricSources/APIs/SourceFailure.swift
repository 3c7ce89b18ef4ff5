import Autoscaling
import KubernetesAPI
import KubernetesClient
import Measures

/// What a metrics API answered, or why it did not.
typealias SourceAnswer<Value> = Result<Value, SourceFailure>

/// Why a metrics API gave nothing: the HPA's words, and one for our own metrics.
struct SourceFailure: Error, Hashable, Sendable {
    /// As the rules read it.
    var absence: Absence
    /// One of few words for `outrider_scrape_failures_total`.
    var reason: String

    /// A request that failed.
    init(_ error: ClientError, of api: MetricAPI) {
        absence = api.failure(error.message, status: error.code)
        reason = Self.reason(of: error)
    }

    /// A failure that is told by `words`.
    init(_ words: String, of api: MetricAPI, reason: String) {
        absence = api.failure(words)
        self.reason = reason
    }

    private static func reason(of error: ClientError) -> String {
        switch error.reason {
        case .status(let status):
            switch status.code {
            case 401: return "unauthorized"
            case 403: return "forbidden"
            case 404: return "not_found"
            case 429: return "throttled"
            case 503: return "unavailable"
            default: return "status"
            }
        case .transport(.deadline): return "late"
        case .transport(.tooLarge): return "too_large"
        case .transport: return "unreachable"
        case .decoding: return "unreadable"
        case .credentials: return "credentials"
        }
    }
}
