/// Why there is no number.
///
/// Missing is never zero.
public enum Absence: Hashable, Codable, Sendable, Error {
    /// The source was never asked, or has not answered yet.
    case neverSampled
    /// The newest sample is `age` old, which is more than the reader accepts.
    case stale(age: Duration)
    /// The source answered with an HTTP status other than success.
    case refused(status: Int, message: String)
    /// The source answered, and had nothing.
    case empty(message: String)
    /// The source could not be reached or read.
    case failed(message: String)
}

extension Absence: CustomStringConvertible {
    /// The source's own words where it had some.
    public var description: String {
        switch self {
        case .neverSampled: "never sampled"
        case .stale(let age): "newest sample is \(Int(age.seconds.rounded())) s old"
        case .refused(_, let message), .empty(let message), .failed(let message): message
        }
    }
}
