import Testing

/// One place where the tree breaks a rule of the house.
struct Violation: Hashable, CustomStringConvertible {
    let path: String
    /// From 1; nil when the whole file or folder is meant.
    let line: Int?
    /// What is wrong, and what to do instead.
    let message: String

    init(_ path: String, line: Int? = nil, _ message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    var description: String {
        line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)"
    }
}

/// Fails once for each violation, so that one run shows them all.
func expectTidy(_ violations: [Violation]) {
    for violation in violations {
        Issue.record("\(violation)")
    }
}
