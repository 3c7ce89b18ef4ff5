/// A checked label selector that can be matched: all of its requirements must hold.
public struct LabelQuery: Hashable, Sendable {
    /// How a requirement compares.
    public enum Operator: String, Hashable, Sendable {
        case equals = "="
        case doubleEquals = "=="
        case notEquals = "!="
        case isIn = "in"
        case notIn = "notin"
        case exists = ""
        case doesNotExist = "!"
        case greaterThan = ">"
        case lessThan = "<"
    }

    /// In the order of their keys.
    public let requirements: [Requirement]

    /// Selects everything.
    public static let everything = LabelQuery(requirements: [])

    /// Puts requirements in the order of their keys.
    init(requirements: [Requirement]) {
        self.requirements = requirements.enumerated()
            .sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            .map(\.element)
    }

    /// Reads the text form, such as `app=web,tier in (a,b),!canary`; a blank text selects everything.
    ///
    /// - Throws: `LabelQueryError` with Kubernetes' text.
    public init(parsing text: String) throws(LabelQueryError) {
        var parser = LabelParser(text)
        self.init(requirements: try parser.requirements())
    }

    /// Checks the object form; labels before expressions, labels by key.
    ///
    /// An empty selector selects everything.
    ///
    /// - Throws: `LabelQueryError` with Kubernetes' text, for the first requirement that is bad.
    public init(_ selector: LabelSelector) throws(LabelQueryError) {
        var requirements: [Requirement] = []
        for (key, value) in selector.matchLabels.sorted(by: { $0.key < $1.key }) {
            requirements.append(try Requirement(key: key, operator: .equals, values: [value]))
        }
        for expression in selector.matchExpressions {
            let names: [String: Operator] = [
                "In": .isIn, "NotIn": .notIn, "Exists": .exists, "DoesNotExist": .doesNotExist,
            ]
            guard let found = names[expression.operator] else {
                throw LabelQueryError("\(expression.operator.quoted) is not a valid label selector operator")
            }
            requirements.append(try Requirement(key: expression.key, operator: found, values: expression.values))
        }
        self.init(requirements: requirements)
    }

    /// Whether all requirements hold for `labels`.
    public func matches(_ labels: [String: String]) -> Bool {
        for requirement in requirements where !requirement.matches(labels[requirement.key]) { return false }
        return true
    }

    /// The canonical text: requirements by key, values of sets sorted.
    public var text: String {
        requirements.map(\.text).joined(separator: ",")
    }
}
