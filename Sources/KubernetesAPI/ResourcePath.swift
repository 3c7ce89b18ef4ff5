/// Where a resource, an object or a subresource is found on an API server.
public struct ResourcePath: Hashable, Sendable {
    /// The segments of the path, unescaped.
    public let segments: [String]
    /// What request metrics call it, such as `deployments/scale`; one of few.
    public let label: String

    /// Makes the path of a collection, an object, or a subresource of an object.
    ///
    /// - Parameters:
    ///   - resource: the kind of object.
    ///   - namespace: nil means all namespaces, or a resource that has none.
    ///   - name: nil means the collection.
    ///   - subresource: such as `scale`; only with a name.
    public init(
        _ resource: ResourceName, namespace: String? = nil, name: String? = nil, subresource: String? = nil
    ) {
        var segments = resource.group.isEmpty ? ["api", resource.version] : ["apis", resource.group, resource.version]
        if let namespace { segments += ["namespaces", namespace] }
        segments.append(resource.plural)
        if let name { segments.append(name) }
        if let name, let subresource, !name.isEmpty { segments.append(subresource) }
        self.segments = segments
        self.label = subresource.map { "\(resource.plural)/\($0)" } ?? resource.plural
    }

    /// Makes any path, such as that of an external metric.
    ///
    /// - Parameters:
    ///   - segments: unescaped; a slash inside one is escaped.
    ///   - label: what request metrics call it; the caller keeps the number of labels small.
    public init(segments: [String], label: String) {
        self.segments = segments
        self.label = label
    }

    /// The path with its leading slash, percent-escaped.
    public var text: String {
        segments.map { "/" + PercentText.escape($0) }.joined()
    }
}
