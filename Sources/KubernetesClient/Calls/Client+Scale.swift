public import KubernetesAPI

/// The `scale` subresource, which every scalable kind has.
extension Client {
    /// Reads an object's scale.
    public func scale(
        of resource: ResourceName, namespace: String, name: String
    ) async throws(ClientError) -> Scale {
        try await read(Self.scalePath(resource, namespace, name))
    }

    /// Sets an object's replicas and nothing else.
    ///
    /// - Parameters:
    ///   - resource: the object's resource.
    ///   - namespace: the object's namespace.
    ///   - name: the object's name.
    ///   - replicas: what `spec.replicas` shall be.
    ///   - resourceVersion: the version that the object must still have, else 409; nil: any.
    /// - Returns: the scale as it is now.
    /// - Throws: `ClientError`; `isConflict` if the version was another.
    public func setScale(
        of resource: ResourceName, namespace: String, name: String, replicas: Int32, resourceVersion: String?
    ) async throws(ClientError) -> Scale {
        var body: JSONValue = ["spec": ["replicas": .integer(replicas)]]
        if let resourceVersion { body["metadata"] = ["resourceVersion": .string(resourceVersion)] }
        return try await patch(Self.scalePath(resource, namespace, name), .merge(body))
    }

    /// Replaces an object's scale, as the HPA does; its `metadata.resourceVersion` is the precondition.
    public func replaceScale(of resource: ResourceName, _ scale: Scale) async throws(ClientError) -> Scale {
        let path = Self.scalePath(resource, scale.metadata.namespace, scale.metadata.name)
        return try await write(.update, path, body: scale.json)
    }

    private static func scalePath(_ resource: ResourceName, _ namespace: String, _ name: String) -> ResourcePath {
        ResourcePath(resource, namespace: namespace, name: name, subresource: "scale")
    }
}
