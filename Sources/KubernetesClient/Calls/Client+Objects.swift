public import KubernetesAPI

/// Objects by type.
extension Client {
    /// How many objects one page of a list asks for; as client-go.
    public static let pageSize = 500
    /// Pages of one list; two million objects are more than a cluster holds.
    static let pagesMax = 4_000

    /// Reads one object.
    public func get<Object: KubernetesObject>(
        _ type: Object.Type, namespace: String? = nil, name: String
    ) async throws(ClientError) -> Object {
        try await read(ResourcePath(Object.resource, namespace: namespace, name: name))
    }

    /// Reads all objects of a scope, page by page, of one moment where the server keeps it.
    public func list<Object: KubernetesObject>(
        _ type: Object.Type, in scope: ListScope = .everything
    ) async throws(ClientError) -> ObjectList<Object> {
        var whole = ObjectList<Object>()
        var token: String?
        for _ in 0..<Self.pagesMax {
            let page = try await page(type, in: scope, continueToken: token)
            whole.items += page.items
            whole.resourceVersion = page.resourceVersion
            if page.continueToken.isEmpty { return whole }
            token = page.continueToken
        }
        throw ClientError(
            .transport(.tooLarge(bytesMax: Self.answerBytesMax)), verb: .list,
            url: configuration.server + ResourcePath(Object.resource, namespace: scope.namespace).text)
    }

    /// Reads one page.
    ///
    /// - Parameters:
    ///   - type: the type of objects.
    ///   - scope: which objects.
    ///   - limit: the most objects; 0: all.
    ///   - continueToken: from the page before; nil: the first.
    ///   - resourceVersion: `0` for whatever the server has at hand; nil: the newest.
    /// - Returns: the page, and the token of the next.
    /// - Throws: `ClientError`; `isGone` if the token is too old.
    public func page<Object: KubernetesObject>(
        _ type: Object.Type, in scope: ListScope, limit: Int = Client.pageSize, continueToken: String? = nil,
        resourceVersion: String? = nil
    ) async throws(ClientError) -> ObjectList<Object> {
        var call = Call(verb: .list, path: ResourcePath(Object.resource, namespace: scope.namespace))
        call.query = scope.query
        if limit > 0 { call.query.append(("limit", String(limit))) }
        if let continueToken { call.query.append(("continue", continueToken)) }
        if let resourceVersion { call.query.append(("resourceVersion", resourceVersion)) }
        return try await carryOut(call, as: ObjectList<Object>.self)
    }

    /// Creates an object.
    public func create<Object: WritableObject>(_ object: Object) async throws(ClientError) -> Object {
        try await write(.create, Self.collection(of: object), body: object.json)
    }

    /// Replaces an object; its `metadata.resourceVersion`, if it has one, is the precondition.
    public func replace<Object: WritableObject>(_ object: Object) async throws(ClientError) -> Object {
        let path = ResourcePath(
            Object.resource, namespace: Self.namespace(of: object), name: object.metadata.name)
        return try await write(.update, path, body: object.json)
    }

    /// Changes an object or a subresource.
    public func patch<Answer: JSONReadable>(
        _ path: ResourcePath, _ patch: Patch, as type: Answer.Type = Answer.self
    ) async throws(ClientError) -> Answer {
        var call = Call(verb: .patch, path: path, query: [("fieldManager", configuration.fieldManager)])
        if case .apply(_, let force) = patch, force { call.query.append(("force", "true")) }
        call.body = patch.body
        call.contentType = patch.contentType
        call.isIdempotent = patch.isIdempotent
        return try await carryOut(call, as: type)
    }

    /// Deletes an object.
    ///
    /// - Parameters:
    ///   - path: the object's path.
    ///   - resourceVersion: the version that it must still have; nil: any.
    /// - Throws: `ClientError`; `isConflict` if the version was another.
    public func delete(_ path: ResourcePath, resourceVersion: String? = nil) async throws(ClientError) {
        var call = Call(verb: .delete, path: path)
        if let resourceVersion {
            let options: JSONValue = [
                "apiVersion": "v1", "kind": "DeleteOptions",
                "preconditions": ["resourceVersion": .string(resourceVersion)],
            ]
            call.body = options.bytes
            call.contentType = "application/json"
        }
        _ = try await send(call)
    }

    private static func namespace(of object: some KubernetesObject) -> String? {
        object.metadata.namespace.isEmpty ? nil : object.metadata.namespace
    }

    private static func collection<Object: KubernetesObject>(of object: Object) -> ResourcePath {
        ResourcePath(Object.resource, namespace: namespace(of: object))
    }
}
