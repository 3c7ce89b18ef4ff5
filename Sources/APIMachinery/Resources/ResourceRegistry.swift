/// The resources that a server serves, in the order in which discovery lists their groups.
public struct ResourceRegistry: Sendable {
    /// Every resource, groups and versions in the server's order of preference.
    public private(set) var types: [ResourceType]

    private var byPath: [String: ResourceType] = [:]

    /// Makes a registry of `types`.
    public init(_ types: [ResourceType]) {
        self.types = types
        for type in types { byPath[Self.key(type.group, type.version, type.name)] = type }
    }

    /// The built-in resources that we serve.
    public static let builtIn = ResourceRegistry(builtInTypes)

    /// This registry with `more` behind it, for APIs that only some servers have.
    public func adding(_ more: [ResourceType]) -> ResourceRegistry {
        ResourceRegistry(types + more)
    }

    /// The resource at a path; nil if there is none.
    public func type(group: String, version: String, name: String) -> ResourceType? {
        byPath[Self.key(group, version, name)]
    }

    /// The resource of a kind, such as `apps`, `v1`, `Deployment`.
    public func type(group: String, version: String, kind: String) -> ResourceType? {
        types.first { $0.group == group && $0.version == version && $0.kind == kind }
    }

    /// The resource by the name that it is stored under, in its storage version.
    public func storageType(of type: ResourceType) -> ResourceType {
        types.first { $0.storageName == type.storageName } ?? type
    }

    /// The groups other than core, in order.
    public var groups: [String] {
        types.map(\.group).reduce(into: []) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
    }

    /// The versions of a group, preferred first; empty for an unknown group.
    public func versions(of group: String) -> [String] {
        types.filter { $0.group == group }.map(\.version).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func key(_ group: String, _ version: String, _ name: String) -> String {
        "\(group)/\(version)/\(name)"
    }
}
