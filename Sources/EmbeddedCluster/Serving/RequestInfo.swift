/// What a method and a path ask for, before anybody knows whether it exists.
///
/// Source: `RequestInfoFactory.NewRequestInfo`, k8s.io/apiserver 1.36.
struct RequestInfo: Hashable, Sendable {
    /// The target inside an API version.
    struct Resource: Hashable, Sendable {
        var group: String
        var version: String
        /// Empty at the cluster scope.
        var namespace: String
        /// The plural name, as the path has it.
        var resource: String
        /// Empty for a collection.
        var name: String
        /// Empty without one.
        var subresource: String
    }

    /// `get`, `list`, `watch`, …; of other paths the method in lower case.
    var verb: String
    /// The decoded path.
    var path: String
    /// Nil for paths outside `/api/VERSION/…` and `/apis/GROUP/VERSION/…`.
    var resource: Resource?

    init(method: String, path: String, query: QueryItems) {
        self.path = QueryItems.decode(path, plusIsSpace: false)
        verb = method.lowercased()
        var parts = path.split(separator: "/").map { QueryItems.decode($0, plusIsSpace: false) }[...]
        guard let root = parts.popFirst(), root == "api" || root == "apis", parts.count >= (root == "api" ? 2 : 3)
        else { return }
        let group = root == "api" ? "" : parts.removeFirst()
        let version = parts.removeFirst()
        verb = Self.verb(method)
        if parts.first == "watch", parts.count > 1 {
            parts.removeFirst()
            verb = "watch"
        }
        resource = Self.resource(group: group, version: version, Array(parts))
        guard let resource, resource.name.isEmpty || verb == "watch" else { return }
        switch verb {
        case "get": verb = Self.isTrue(query["watch"]) ? "watch" : "list"
        case "delete": verb = "deletecollection"
        default: break  // the other verbs are the same for collections
        }
    }

    /// How RBAC sees it.
    ///
    /// - Parameter selectedName: the name that a list's field selector asks for.
    /// - Returns: what the roles are asked.
    func attributes(selectedName: String?) -> AccessAttributes {
        guard let resource else { return AccessAttributes(verb: verb, target: .path(path)) }
        let name = resource.name.isEmpty ? selectedName ?? "" : resource.name
        return AccessAttributes(
            verb: verb,
            target: .resource(
                group: resource.group, resource: resource.resource, subresource: resource.subresource,
                namespace: resource.namespace, name: name))
    }

    private static func verb(_ method: String) -> String {
        switch method {
        case "POST": "create"
        case "GET", "HEAD": "get"
        case "PUT": "update"
        case "PATCH": "patch"
        case "DELETE": "delete"
        default: ""
        }
    }

    private static func resource(group: String, version: String, _ parts: [String]) -> Resource {
        var resource = Resource(
            group: group, version: version, namespace: "", resource: "", name: "", subresource: "")
        var parts = parts[...]
        if parts.first == "namespaces", parts.count > 1 {
            resource.namespace = parts[parts.startIndex + 1]
            // A namespace is itself an object, in the namespace of its own name; these are its subresources.
            if parts.count > 2, !["status", "finalize"].contains(parts[parts.startIndex + 2]) {
                parts = parts.dropFirst(2)
            }
        }
        let words = Array(parts.prefix(3)) + ["", "", ""]
        resource.resource = words[0]
        resource.name = words[1]
        resource.subresource = words[2]
        return resource
    }

    private static func isTrue(_ text: String?) -> Bool {
        guard let text else { return false }
        return ["1", "t", "T", "true", "TRUE", "True", ""].contains(text)
    }
}
