import KubernetesAPI

/// One rule of a Role or ClusterRole.
struct PolicyRule: Hashable, Sendable {
    var verbs: [String]
    var groups: [String]
    var resources: [String]
    var resourceNames: [String]
    var paths: [String]

    init(
        verbs: [String], groups: [String] = [], resources: [String] = [], resourceNames: [String] = [],
        paths: [String] = []
    ) {
        self.verbs = verbs
        self.groups = groups
        self.resources = resources
        self.resourceNames = resourceNames
        self.paths = paths
    }

    /// Reads a rule of a stored role.
    init(_ rule: JSONValue) {
        func texts(_ member: String) -> [String] {
            (rule[member]?.arrayValue ?? []).compactMap(\.stringValue)
        }
        self.init(
            verbs: texts("verbs"), groups: texts("apiGroups"), resources: texts("resources"),
            resourceNames: texts("resourceNames"), paths: texts("nonResourceURLs"))
    }

    /// As a role or a rules review shows it.
    var json: JSONValue {
        func texts(_ list: [String]) -> JSONValue { .array(list.map(JSONValue.string)) }
        var json: JSONValue = ["verbs": texts(verbs)]
        if !groups.isEmpty { json["apiGroups"] = texts(groups) }
        if !resources.isEmpty { json["resources"] = texts(resources) }
        if !resourceNames.isEmpty { json["resourceNames"] = texts(resourceNames) }
        if !paths.isEmpty { json["nonResourceURLs"] = texts(paths) }
        return json
    }

    func allows(_ attributes: AccessAttributes) -> Bool {
        guard Self.has(verbs, attributes.verb) else { return false }
        switch attributes.target {
        case .path(let path):
            return paths.contains { pattern in
                pattern == path || pattern == "*" || pattern.hasSuffix("*") && path.hasPrefix(pattern.dropLast())
            }
        case .resource(let group, let resource, let subresource, _, let name):
            return Self.has(groups, group) && hasResource(resource, subresource)
                && (resourceNames.isEmpty || resourceNames.contains(name))
        }
    }

    private func hasResource(_ resource: String, _ subresource: String) -> Bool {
        let full = subresource.isEmpty ? resource : "\(resource)/\(subresource)"
        return Self.has(resources, full) || !subresource.isEmpty && resources.contains("*/\(subresource)")
    }

    private static func has(_ list: [String], _ word: String) -> Bool {
        list.contains(word) || list.contains("*")
    }
}
