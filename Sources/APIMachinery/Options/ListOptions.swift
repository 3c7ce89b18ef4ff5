import KubernetesAPI

/// The query of a list or watch, checked as `ListOptions` of `meta.k8s.io`.
public struct ListOptions: Hashable, Sendable {
    /// Whether changes are asked for instead of a list.
    public var isWatch = false
    /// The version to start from or to list at; empty if not given.
    public var resourceVersion = ""
    /// `Exact` or `NotOlderThan`; empty if not given.
    public var resourceVersionMatch = ""
    /// Items a page; 0 is no limit.
    public var limit: Int64 = 0
    /// Where the page before ended; empty for the first.
    public var continueToken = ""
    /// Seconds until the server ends a watch; nil leaves it to the server.
    public var timeoutSeconds: Int64?
    /// Whether bookmarks are wanted.
    public var allowsBookmarks = false
    /// Whether a watch begins with what there is; nil if not given.
    public var sendsInitialEvents: Bool?
    /// The label selector's text; empty selects all.
    public var labelSelector = ""
    /// The field selector's text; empty selects all.
    public var fieldSelector = ""

    /// Options that ask for everything.
    public init() {}

    /// Reads a query whose names and values are percent-decoded.
    ///
    /// - Throws: 400 for a number that is none, 422 for what does not go together.
    public init(query: [(name: String, value: String)]) throws(StatusError) {
        for (name, value) in query {
            switch name {
            case "watch": isWatch = Self.flag(value)
            case "resourceVersion": resourceVersion = value
            case "resourceVersionMatch": resourceVersionMatch = value
            case "limit": limit = try Self.number(value)
            case "continue": continueToken = value
            case "timeoutSeconds": timeoutSeconds = try Self.number(value)
            case "allowWatchBookmarks": allowsBookmarks = Self.flag(value)
            case "sendInitialEvents": sendsInitialEvents = Self.flag(value)
            case "labelSelector": labelSelector = value
            case "fieldSelector": fieldSelector = value
            default: continue  // unknown parameters mean nothing, as upstream
            }
        }
        let errors = isWatch ? watchErrors : listErrors
        guard errors.isEmpty else { throw .invalidOptions("ListOptions", errors) }
    }

    private static let field = "resourceVersionMatch"

    private var watchErrors: [FieldError] {
        guard sendsInitialEvents != nil else {
            guard !resourceVersionMatch.isEmpty else { return [] }
            return [
                .forbidden(
                    Self.field, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")
            ]
        }
        guard resourceVersionMatch != "NotOlderThan" else { return [] }
        let needed = FieldError.forbidden(
            Self.field, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")
        guard !resourceVersionMatch.isEmpty else { return [needed] }
        return [needed, .notSupported(Self.field, .string(resourceVersionMatch), ["NotOlderThan"])]
    }

    private var listErrors: [FieldError] {
        guard sendsInitialEvents == nil else {
            return [.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list")]
        }
        guard !resourceVersionMatch.isEmpty else { return [] }
        if resourceVersion.isEmpty {
            return [
                .forbidden(Self.field, "resourceVersionMatch is forbidden unless resourceVersion is provided")
            ]
        }
        if !continueToken.isEmpty {
            return [.forbidden(Self.field, "resourceVersionMatch is forbidden when continue is provided")]
        }
        if resourceVersionMatch == "Exact", resourceVersion == "0" {
            return [
                .forbidden(Self.field, #"resourceVersionMatch "exact" is forbidden for resourceVersion "0""#)
            ]
        }
        guard !["Exact", "NotOlderThan"].contains(resourceVersionMatch) else { return [] }
        return [.notSupported(Self.field, .string(resourceVersionMatch), ["Exact", "NotOlderThan", ""])]
    }

    private static func flag(_ text: String) -> Bool {
        text != "false" && text != "0"
    }

    private static func number(_ text: String) throws(StatusError) -> Int64 {
        guard let number = Int64(text) else {
            throw .badRequest("strconv.ParseInt: parsing \(JSONValue.string(text).text): invalid syntax")
        }
        return number
    }
}
