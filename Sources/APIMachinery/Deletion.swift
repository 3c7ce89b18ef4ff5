public import KubernetesAPI
public import Measures

/// What a DELETE does to one object.
public struct Deletion: Hashable, Sendable {
    /// The object afterwards (or its last state, when it is removed), in stored form.
    public var object: JSONValue
    /// Whether the object goes now; if not it stays, marked with its deletionTimestamp.
    public var isRemoval: Bool
    /// Whether anything differs from what was stored.
    public var isChanged: Bool

    /// Decides about `existing` (in stored form).
    ///
    /// - Throws: 409 when a precondition does not hold.
    public init(
        of existing: JSONValue, type: ResourceType, options: DeleteOptions, now: Timestamp
    ) throws(StatusError) {
        object = existing
        isRemoval = true
        isChanged = true
    }

    /// The answer to send: the object where the server sends it, else a Status of success.
    public func response(type: ResourceType, registry: ResourceRegistry) -> JSONValue {
        object
    }
}
