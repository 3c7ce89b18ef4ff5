public import APIMachinery
public import KubernetesAPI

/// The cluster's objects, for controllers in this process: no network, no RBAC, the same rules otherwise.
///
/// Objects are JSON in the version that is stored (the newest stable one), and complete: `apiVersion`, `kind` and
/// `metadata` are set. Namespaced calls take the namespace, cluster-scoped ones an empty text. Every call is one step
/// under the store's lock; none suspends.
public protocol ObjectAccess {
    /// The revision of the newest write; each write makes a larger one.
    var revision: Int64 { get }

    /// One object; nil if there is none.
    func find(_ resource: GroupResource, namespace: String, name: String) -> JSONValue?

    /// Every object, by namespace then name; nil lists all namespaces.
    func list(_ resource: GroupResource, namespace: String?) -> [JSONValue]

    /// Creates `object` with defaults; `metadata.generateName` is honoured.
    ///
    /// - Returns: as it is stored, with uid and resourceVersion.
    /// - Throws: 409 AlreadyExists, 422 Invalid, 404 for a namespace that is not there.
    @discardableResult
    func create(_ resource: GroupResource, namespace: String, _ object: JSONValue) throws(StatusError) -> JSONValue

    /// Replaces an object but for its status; the namespace and name are those in its metadata.
    ///
    /// - Returns: as it is stored; unchanged, and with its old resourceVersion, if nothing differs.
    /// - Throws: 404 NotFound, 409 Conflict if `metadata.resourceVersion` is set and no longer current, 422 Invalid.
    @discardableResult
    func update(_ resource: GroupResource, _ object: JSONValue) throws(StatusError) -> JSONValue

    /// Replaces the status (and nothing else) of an object.
    ///
    /// - Returns: as it is stored; unchanged, and with its old resourceVersion, if nothing differs.
    /// - Throws: 404 NotFound, 409 Conflict if `metadata.resourceVersion` is set and no longer current, 422 Invalid.
    @discardableResult
    func updateStatus(_ resource: GroupResource, _ object: JSONValue) throws(StatusError) -> JSONValue

    /// Changes an object as the server itself does, past the rules for clients: to bind a pod, to finish a namespace.
    ///
    /// - Returns: as it is stored.
    /// - Throws: 404 NotFound, and what `change` throws.
    @discardableResult
    func mutate(
        _ resource: GroupResource, namespace: String, name: String,
        _ change: (inout JSONValue) throws(StatusError) -> Void
    ) throws(StatusError) -> JSONValue

    /// Deletes an object, gracefully where its kind knows grace.
    ///
    /// Grace of 0 removes it at once; nil is the object's own period (30 s for most pods). A pod that was
    /// never scheduled goes at once whatever this says.
    ///
    /// - Throws: 404 NotFound.
    func delete(_ resource: GroupResource, namespace: String, name: String, graceSeconds: Int64?) throws(StatusError)

    /// What was written after `revision`, oldest first, at most one entry a write.
    ///
    /// - Returns: nil if the history no longer reaches back so far; then list everything anew.
    func changes(since revision: Int64) -> [ObjectChange]?
}

/// One write, as controllers see it.
public struct ObjectChange: Sendable {
    /// What a write did.
    public enum Kind: Sendable {
        case added, modified, deleted
    }

    /// What was done.
    public let kind: Kind
    /// The kind of object.
    public let resource: GroupResource
    /// The revision of this write.
    public let revision: Int64
    /// The object after the write; of a deletion, its last state.
    public let object: JSONValue

    /// Makes a change by hand, as tests do.
    public init(kind: Kind, resource: GroupResource, revision: Int64, object: JSONValue) {
        self.kind = kind
        self.resource = resource
        self.revision = revision
        self.object = object
    }
}
