/// A query that gave nothing.
///
/// Reads: `query_range at http://prometheus:9090 answered 400: bad_data: invalid parameter …; asked: sum(rate(…))`.
public struct PrometheusError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Problem: Hashable, Sendable {
        /// It answered with another status than 200; its own words, cut.
        case status(Int, String)
        /// There was no answer; the client's words.
        case unreachable(String)
        /// It answered with what is no matrix of samples.
        case unreadable(String)
        /// We could not log in.
        case credentials(PrometheusServerError)
    }

    /// The server's URL.
    public var server: String
    /// The expression.
    public var expression: String
    /// What went wrong.
    public var problem: Problem

    /// One line for people.
    public var description: String {
        let question = "query_range at \(server)"
        let asked = "; asked: \(expression)"
        switch problem {
        case .status(let status, let words): return "\(question) answered \(status): \(words)\(asked)"
        case .unreachable(let words): return "\(question) failed: \(words)"
        case .unreadable(let words): return "\(question) answered what is no matrix of samples: \(words)\(asked)"
        case .credentials(let error): return "\(question) was not sent: \(error)"
        }
    }
}
