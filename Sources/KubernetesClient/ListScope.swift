import KubernetesAPI

/// Which objects of a resource.
public struct ListScope: Hashable, Sendable {
    /// nil: all namespaces.
    public var namespace: String?
    /// Such as `app=llm`; nil: any labels.
    public var labelSelector: String?
    /// Such as `metadata.name=llm`; nil: any fields.
    public var fieldSelector: String?

    /// Every object.
    public static let everything = ListScope()

    /// Makes a scope.
    public init(namespace: String? = nil, labelSelector: String? = nil, fieldSelector: String? = nil) {
        self.namespace = namespace
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
    }

    /// The objects of one namespace.
    public static func namespace(_ name: String) -> ListScope {
        ListScope(namespace: name)
    }

    var query: [QueryItem] {
        var items: [QueryItem] = []
        if let labelSelector { items.append(("labelSelector", labelSelector)) }
        if let fieldSelector { items.append(("fieldSelector", fieldSelector)) }
        return items
    }
}

/// One item of a URL's query, unescaped.
public typealias QueryItem = (name: String, value: String)
