import KubernetesAPI

/// One resource of one version of one API group, as discovery describes it.
public struct ResourceType: Hashable, Sendable {
    /// The API group; empty for core.
    public var group: String
    /// The version, such as `v1`.
    public var version: String
    /// The plural name in paths, such as `deployments`.
    public var name: String
    /// The object kind, such as `Deployment`.
    public var kind: String
    /// The singular name, lower case.
    public var singular: String
    /// Whether objects live in namespaces.
    public var isNamespaced: Bool
    /// What can be done, sorted, such as `create`, `delete`.
    public var verbs: [String]
    /// Abbreviations that kubectl takes.
    public var shortNames: [String]
    /// Groups of resources that kubectl takes, such as `all`.
    public var categories: [String]
    /// The hash that discovery shows; empty for resources that are not stored.
    public var storageHash: String
    /// Further endpoints of one object.
    public var subresources: [Subresource]

    /// One endpoint below an object.
    public struct Subresource: Hashable, Sendable {
        /// The last path element, such as `scale`.
        public var name: String
        /// The kind of its bodies.
        public var kind: String
        /// The group of its bodies where it is not the resource's own; nil otherwise.
        public var group: String?
        /// The version that goes with `group`.
        public var version: String?
        /// What can be done, sorted.
        public var verbs: [String]

        /// Whether there is anything behind it here: connections to pods and nodes are listed and not served.
        public var isServed: Bool {
            !["attach", "ephemeralcontainers", "exec", "finalize", "portforward", "proxy"].contains(name)
        }
    }

    /// `apps/v1`, or `v1` for core.
    public var groupVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

    /// `deployments.apps`, or `pods` for core: how error texts name it.
    public var qualifiedName: String { group.isEmpty ? name : "\(name).\(group)" }

    /// What objects are stored under: versions of one resource, and both groups of events, share it.
    public var storageName: String { name == "events" ? "events" : qualifiedName }

    /// Whether only reviews are answered and nothing is kept.
    public var isVirtual: Bool { verbs == ["create"] }

    /// The subresource `name`; nil if there is none.
    public func subresource(_ name: String) -> Subresource? {
        subresources.first { $0.name == name }
    }

    /// Events of both groups are validated as core events.
    var validationGroup: String { name == "events" ? "" : group }

    /// The `details` of a Status about the object `name`, or about the collection if that is empty.
    func details(name: String) -> JSONValue {
        var details: JSONValue = ["kind": .string(self.name)]
        if !name.isEmpty { details["name"] = .string(name) }
        if !group.isEmpty { details["group"] = .string(group) }
        return details
    }
}

extension ResourceType {
    /// Describes a resource without abbreviations or subresources, as aggregated APIs have them.
    public init(
        group: String, version: String, name: String, kind: String, singular: String, isNamespaced: Bool,
        verbs: [String]
    ) {
        self.init(
            group: group, version: version, name: name, kind: kind, singular: singular, isNamespaced: isNamespaced,
            verbs: verbs, shortNames: [], categories: [], storageHash: "", subresources: [])
    }
}
