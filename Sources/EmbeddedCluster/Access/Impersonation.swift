import APIMachinery
import HTTPServing

/// Lets a user act as another who may: `Impersonate-User` and its companions.
struct Impersonation: Sendable {
    let authorizer: Authorizer

    /// The user that the request acts as: the sender, unless its headers name another.
    ///
    /// `Impersonate-Extra-…` is not read.
    ///
    /// - Throws: 403 if the sender may not; 400 for a group or uid without a user.
    func actor(
        of request: HTTPRequest, sender: User, attributes: AccessAttributes
    ) throws(StatusError) -> User {
        guard let wanted = Self.wanted(request.headers) else { return sender }
        guard !wanted.name.isEmpty else {
            let groups = wanted.groups.map { "\"\($0)\"" }.joined(separator: ", ")
            throw .badRequest(
                "requested &user.DefaultInfo{Name:\"\", UID:\"\(wanted.uid)\", Groups:[]string{\(groups)}, "
                    + "Extra:map[string][]string(nil)} without impersonating a user name")
        }
        let policy = authorizer.policy
        for target in Self.targets(of: wanted) {
            let attempt = AccessAttributes(verb: "impersonate", target: target)
            guard policy.decide(sender, attempt).isAllowed else {
                var refused = attributes
                refused.verb = "impersonate-on:user-info:\(attributes.verb)"
                throw Authorizer.denial(sender, refused)
            }
        }
        return Self.completed(wanted)
    }

    private static func wanted(_ headers: HTTPHeaders) -> User? {
        let groups = headers.all("Impersonate-Group")
        let uid = headers["Impersonate-Uid"] ?? ""
        let name = headers["Impersonate-User"] ?? ""
        guard !name.isEmpty || !groups.isEmpty || !uid.isEmpty else { return nil }
        return User(name: name, uid: uid, groups: groups)
    }

    /// What the sender needs the verb `impersonate` on.
    private static func targets(of user: User) -> [AccessAttributes.Target] {
        func target(_ resource: String, _ name: String, namespace: String = "", group: String = "")
            -> AccessAttributes.Target
        {
            .resource(group: group, resource: resource, subresource: "", namespace: namespace, name: name)
        }
        var targets = user.groups.map { target("groups", $0) }
        if let account = serviceAccount(user.name) {
            targets.append(target("serviceaccounts", account.name, namespace: account.namespace))
        } else {
            targets.append(target("users", user.name))
        }
        if !user.uid.isEmpty { targets.append(target("uids", user.uid, group: "authentication.k8s.io")) }
        return targets
    }

    private static func completed(_ user: User) -> User {
        var user = user
        if user.groups.isEmpty, let account = serviceAccount(user.name) {
            user.groups = User.serviceAccountGroups(namespace: account.namespace)
        }
        return user.authenticated
    }

    private static func serviceAccount(_ name: String) -> (namespace: String, name: String)? {
        let words = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 4, words[0] == "system", words[1] == "serviceaccount" else { return nil }
        return (words[2], words[3])
    }
}
