/// An object that an API server keeps.
public protocol KubernetesObject: JSONReadable {
    /// Its resource.
    static var resource: ResourceName { get }
    /// Its name, version and labels.
    var metadata: Metadata { get }
}

/// An object that we write whole.
public protocol WritableObject: KubernetesObject {
    /// The object as the API takes it.
    var json: JSONValue { get }
}

/// A namespaced name.
public struct ObjectKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Empty for objects that have none.
    public var namespace: String
    /// The object's name.
    public var name: String

    /// Names an object.
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    /// `shop/llm`, or the name alone.
    public var description: String {
        namespace.isEmpty ? name : "\(namespace)/\(name)"
    }

    /// Orders by namespace, then name.
    public static func < (left: Self, right: Self) -> Bool {
        (left.namespace, left.name) < (right.namespace, right.name)
    }
}
