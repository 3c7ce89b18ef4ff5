public import KubernetesAPI

/// The way of a write: decode, default, patch, check, account for ownership. It stores nothing.
public struct ObjectWriter: Sendable {
    let registry: ResourceRegistry

    /// Writes objects of the kinds in `registry`.
    public init(registry: ResourceRegistry = .builtIn) {
        self.registry = registry
    }

    /// POST of a new object.
    public func create(_ body: RequestBody, _ request: WriteRequest) throws(StatusError) -> WriteOutcome {
        throw .methodNotAllowed
    }

    /// PUT over `existing` (in stored form; nil if there is none: leases are then created, others are 404).
    public func replace(
        _ existing: JSONValue?, with body: RequestBody, _ request: WriteRequest
    ) throws(StatusError) -> WriteOutcome {
        throw .methodNotAllowed
    }

    /// PATCH of `existing` (in stored form; nil if there is none: an apply then creates, others are 404).
    public func patch(
        _ existing: JSONValue?, _ kind: PatchKind, _ body: RequestBody, _ request: WriteRequest
    ) throws(StatusError) -> WriteOutcome {
        throw .methodNotAllowed
    }
}
