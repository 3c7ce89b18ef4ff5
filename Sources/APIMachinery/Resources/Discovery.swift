public import KubernetesAPI

/// The documents that tell a client which groups, versions and resources there are.
///
/// Source: the answers of kube-apiserver 1.36.2 to `/api`, `/apis` and below.
public struct Discovery: Sendable {
    private let registry: ResourceRegistry

    /// Describes `registry`.
    public init(_ registry: ResourceRegistry) {
        self.registry = registry
    }

    /// `GET /api`: the versions of the core group; `address` is host and port as clients reach the server.
    public func coreVersions(serverAddress address: String) -> JSONValue {
        [
            "kind": "APIVersions", "versions": strings(registry.versions(of: "")),
            "serverAddressByClientCIDRs": [["clientCIDR": "0.0.0.0/0", "serverAddress": .string(address)]],
        ]
    }

    /// `GET /apis`: all groups but core.
    public func groupList() -> JSONValue {
        [
            "kind": "APIGroupList", "apiVersion": "v1",
            "groups": .array(registry.groups.map(groupEntry)),
        ]
    }

    /// `GET /apis/GROUP`; nil for an unknown group.
    public func group(_ name: String) -> JSONValue? {
        guard registry.groups.contains(name) else { return nil }
        var entry = groupEntry(name)
        entry["kind"] = "APIGroup"
        entry["apiVersion"] = "v1"
        return entry
    }

    /// `GET /api/v1` and `GET /apis/GROUP/VERSION`; nil for an unknown version.
    public func resourceList(group: String, version: String) -> JSONValue? {
        let types = registry.types.filter { $0.group == group && $0.version == version }
        guard let first = types.first else { return nil }
        var list: JSONValue = [
            "kind": "APIResourceList", "groupVersion": .string(first.groupVersion),
            "resources": .array(types.flatMap(resourceEntries)),
        ]
        if !group.isEmpty { list["apiVersion"] = "v1" }
        return list
    }

    /// `GET /api` for clients that accept aggregated discovery v2.
    public func aggregatedCore() -> JSONValue {
        aggregated([""])
    }

    /// `GET /apis` for clients that accept aggregated discovery v2.
    public func aggregatedGroups() -> JSONValue {
        aggregated(registry.groups)
    }

    private func groupEntry(_ name: String) -> JSONValue {
        let versions = registry.versions(of: name).map { version -> JSONValue in
            ["groupVersion": .string("\(name)/\(version)"), "version": .string(version)]
        }
        var entry: JSONValue = ["name": .string(name), "versions": .array(versions)]
        entry["preferredVersion"] = versions.first
        return entry
    }

    private func resourceEntries(_ type: ResourceType) -> [JSONValue] {
        var entry: JSONValue = [
            "name": .string(type.name), "singularName": .string(type.singular),
            "namespaced": .bool(type.isNamespaced), "kind": .string(type.kind), "verbs": strings(type.verbs),
        ]
        if !type.shortNames.isEmpty { entry["shortNames"] = strings(type.shortNames) }
        if !type.categories.isEmpty { entry["categories"] = strings(type.categories) }
        if !type.storageHash.isEmpty { entry["storageVersionHash"] = .string(type.storageHash) }
        return [entry]
            + type.subresources.map { subresource in
                var entry: JSONValue = [
                    "name": .string("\(type.name)/\(subresource.name)"), "singularName": "",
                    "namespaced": .bool(type.isNamespaced), "kind": .string(subresource.kind),
                    "verbs": strings(subresource.verbs),
                ]
                entry["group"] = subresource.group.map(JSONValue.string)
                entry["version"] = subresource.version.map(JSONValue.string)
                return entry
            }
    }

    private func aggregated(_ groups: [String]) -> JSONValue {
        let items = groups.map { group -> JSONValue in
            let versions = registry.versions(of: group).map { version -> JSONValue in
                let types = registry.types.filter { $0.group == group && $0.version == version }
                return [
                    "version": .string(version), "freshness": "Current",
                    "resources": .array(types.map(aggregatedEntry)),
                ]
            }
            return ["metadata": group.isEmpty ? [:] : ["name": .string(group)], "versions": .array(versions)]
        }
        return [
            "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": [:],
            "items": .array(items),
        ]
    }

    private func aggregatedEntry(_ type: ResourceType) -> JSONValue {
        var entry: JSONValue = [
            "resource": .string(type.name), "responseKind": responseKind(type.kind, nil, nil),
            "scope": type.isNamespaced ? "Namespaced" : "Cluster", "singularResource": .string(type.singular),
            "verbs": strings(type.verbs),
        ]
        if !type.shortNames.isEmpty { entry["shortNames"] = strings(type.shortNames) }
        if !type.categories.isEmpty { entry["categories"] = strings(type.categories) }
        if !type.subresources.isEmpty {
            entry["subresources"] = .array(
                type.subresources.map { subresource in
                    [
                        "subresource": .string(subresource.name), "verbs": strings(subresource.verbs),
                        "responseKind": responseKind(subresource.kind, subresource.group, subresource.version),
                    ]
                })
        }
        return entry
    }

    /// An empty group and version stand for those of the resource itself.
    private func responseKind(_ kind: String, _ group: String?, _ version: String?) -> JSONValue {
        ["group": .string(group ?? ""), "version": .string(version ?? ""), "kind": .string(kind)]
    }

    private func strings(_ texts: [String]) -> JSONValue {
        .array(texts.map(JSONValue.string))
    }
}
