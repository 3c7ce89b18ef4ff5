/// What is to be done, as RBAC sees it.
struct AccessAttributes: Hashable, Sendable {
    enum Target: Hashable, Sendable {
        /// An API object or collection; an empty name is every name, an empty namespace the cluster scope.
        case resource(group: String, resource: String, subresource: String, namespace: String, name: String)
        /// Any other path.
        case path(String)
    }

    /// What is done, such as `get`, `deletecollection`, or of a path the method in lower case.
    var verb: String
    var target: Target
}
