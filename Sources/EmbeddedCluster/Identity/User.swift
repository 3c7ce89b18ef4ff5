/// Who a request comes from.
public struct User: Hashable, Sendable {
    /// The name that bindings speak of, such as `system:serviceaccount:shop:sa`.
    public var name: String
    /// The uid; empty if there is none.
    public var uid: String
    /// The groups, `system:authenticated` among them.
    public var groups: [String]
    /// What else is known, such as the credential's id.
    public var extra: [String: [String]]

    /// Describes a user.
    public init(name: String, uid: String = "", groups: [String] = [], extra: [String: [String]] = [:]) {
        self.name = name
        self.uid = uid
        self.groups = groups
        self.extra = extra
    }

    /// The group whose members may do everything.
    static let mastersGroup = "system:masters"
    /// The group of everybody with valid credentials.
    static let authenticatedGroup = "system:authenticated"

    /// This user with `system:authenticated` among the groups.
    var authenticated: User {
        guard !groups.contains(Self.authenticatedGroup) else { return self }
        var user = self
        user.groups.append(Self.authenticatedGroup)
        return user
    }

    /// The user that a service account acts as.
    static func serviceAccount(namespace: String, name: String, uid: String) -> User {
        User(
            name: "system:serviceaccount:\(namespace):\(name)", uid: uid,
            groups: serviceAccountGroups(namespace: namespace))
    }

    /// The groups of every service account of a namespace.
    static func serviceAccountGroups(namespace: String) -> [String] {
        ["system:serviceaccounts", "system:serviceaccounts:\(namespace)", authenticatedGroup]
    }
}
