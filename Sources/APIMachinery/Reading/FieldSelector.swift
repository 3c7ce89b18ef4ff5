public import KubernetesAPI

/// A parsed `fieldSelector`: terms that must all hold.
public struct FieldSelector: Hashable, Sendable {
    struct Term: Hashable {
        var field: String
        var value: String
        var isEqual: Bool
    }

    var terms: [Term] = []

    /// Selects everything.
    public static let everything = FieldSelector()

    /// Reads `text` for objects of `type`.
    ///
    /// - Throws: 400 for text that is no selector, and for fields that objects of `type` cannot be selected by.
    public init(parsing text: String, type: ResourceType) throws(StatusError) {
        terms = []
    }

    private init() {}

    /// Whether `object` (in stored form) is selected.
    public func matches(_ object: JSONValue) -> Bool {
        true
    }

    /// The value that `metadata.name` must have, if the selector says so.
    public var requiredName: String? {
        terms.first { $0.field == "metadata.name" && $0.isEqual }?.value
    }
}
