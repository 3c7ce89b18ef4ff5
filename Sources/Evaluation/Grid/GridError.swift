/// Why a grid cannot be run.
public enum GridError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A whole line of a journal is none.
    case badJournal(file: String, line: Int)
    /// A cell could not be run.
    case cell(trace: String, policy: String, reason: String)

    /// What to tell the user.
    public var description: String {
        switch self {
        case .badJournal(let file, let line):
            "\(file), line \(line): it is no finished cell; accepted: a file that `evaluate` wrote, or none"
        case .cell(let trace, let policy, let reason):
            "trace \(trace), policy \(policy): \(reason)"
        }
    }
}
