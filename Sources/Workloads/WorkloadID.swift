/// The name of one scaled Deployment.
public struct WorkloadID: Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    /// Its namespace.
    public var namespace: String
    /// The Deployment's name.
    public var name: String

    /// Names the Deployment `name` in `namespace`.
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    /// `shop/llm`.
    public var description: String { "\(namespace)/\(name)" }

    /// Orders by namespace, then name.
    public static func < (left: WorkloadID, right: WorkloadID) -> Bool {
        (left.namespace, left.name) < (right.namespace, right.name)
    }
}
