public import Measures

/// One write as the server has authenticated, authorised and routed it.
public struct WriteRequest: Sendable {
    /// The resource in the version of the path.
    public var type: ResourceType
    /// `status`, `scale`, …; nil for the object itself.
    public var subresource: String?
    /// The namespace of the path; empty for cluster-scoped objects.
    public var namespace: String
    /// The name in the path; empty for a create.
    public var name: String
    /// The checked query.
    public var options: WriteOptions
    /// The instant of the write.
    public var now: Timestamp
    /// The uid of an object that this write brings into being.
    public var freshUID: String
    /// What `generateName` gets behind it; five characters.
    public var nameSuffix: String

    /// Makes a request from its parts.
    public init(
        type: ResourceType, subresource: String? = nil, namespace: String, name: String, options: WriteOptions,
        now: Timestamp, freshUID: String, nameSuffix: String
    ) {
        self.type = type
        self.subresource = subresource
        self.namespace = namespace
        self.name = name
        self.options = options
        self.now = now
        self.freshUID = freshUID
        self.nameSuffix = nameSuffix
    }
}
