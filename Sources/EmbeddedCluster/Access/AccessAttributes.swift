/// What is to be done, as RBAC sees it.
struct AccessAttributes: Hashable, Sendable {
    enum Target: Hashable, Sendable {
        /// An API object or collection; an empty name is every name, an empty namespace the cluster scope.
        case resource(group: String, resource: String, subresource: String, namespace: String, name: String)
        /// Any other path.
        case path(String)
    }

    /// `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`, …
    var verb: String
    var target: Target
}
