/// What a case expects, or what it got, as named texts in order; two of them can be compared line by line.
struct Facts {
    private(set) var lines: [(name: String, text: String)] = []

    /// Adds a fact; one that is nil is left out, as in the files.
    mutating func add(_ name: String, _ value: (some CustomStringConvertible)?) {
        if let value { lines.append((name, value.description)) }
    }

    /// Adds a list, each entry under its index.
    mutating func add(_ name: String, each values: [some CustomStringConvertible]) {
        for (index, value) in values.enumerated() { add("\(name)[\(index)]", value) }
    }

    /// The facts that differ, in the order of `expected`, then those that only `got` has.
    static func differences(expected: Facts, got: Facts) -> [Difference] {
        let found = Dictionary(got.lines.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
        var known: Set<String> = []
        var differences: [Difference] = []
        for line in expected.lines {
            known.insert(line.name)
            if found[line.name] != line.text {
                differences.append(Difference(name: line.name, expected: line.text, got: found[line.name]))
            }
        }
        for line in got.lines where !known.contains(line.name) {
            differences.append(Difference(name: line.name, expected: nil, got: line.text))
        }
        return differences
    }
}

/// One fact of a case that is not as the file says.
public struct Difference: Hashable, Sendable, CustomStringConvertible {
    /// Such as `status.conditions[1]`.
    public let name: String
    /// What the file says; nil if it says nothing.
    public let expected: String?
    /// What came out; nil if nothing did.
    public let got: String?

    /// Three lines: the name, what was expected, what was got.
    public var description: String {
        "  \(name)\n    - \(expected ?? "(nothing)")\n    + \(got ?? "(nothing)")"
    }
}
