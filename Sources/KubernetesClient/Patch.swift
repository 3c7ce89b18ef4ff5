public import KubernetesAPI

/// A change to an object.
public enum Patch: Sendable {
    /// RFC 7386: members replace members, null removes. A `metadata.resourceVersion` in it is a precondition.
    case merge(JSONValue)
    /// RFC 6902: a list of operations.
    case json([JSONValue])
    /// Kubernetes' own merge, which knows keys of lists.
    case strategic(JSONValue)
    /// Server-side apply: the fields that we want to own. `force` takes them from others.
    case apply(JSONValue, force: Bool)

    var contentType: String {
        switch self {
        case .merge: "application/merge-patch+json"
        case .json: "application/json-patch+json"
        case .strategic: "application/strategic-merge-patch+json"
        case .apply: "application/apply-patch+yaml"  // JSON is YAML; older servers know no other name
        }
    }

    var body: [UInt8] {
        switch self {
        case .merge(let value), .strategic(let value), .apply(let value, _): value.bytes
        case .json(let operations): JSONValue.array(operations).bytes
        }
    }

    /// Whether a second time changes nothing more; a list of operations may test or append.
    var isIdempotent: Bool {
        switch self {
        case .merge, .strategic, .apply: true
        case .json: false
        }
    }
}
