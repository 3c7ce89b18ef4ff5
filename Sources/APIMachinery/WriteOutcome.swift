public import KubernetesAPI

/// What a write comes to.
///
/// Who stores it gives `object` its resourceVersion.
public struct WriteOutcome: Hashable, Sendable {
    /// The whole object in the form in which it is stored.
    public var object: JSONValue
    /// Whether there was no such object before: the answer is 201.
    public var isNew: Bool
    /// Whether anything differs from what was stored; if not, nothing is stored and no watch hears of it.
    public var isChanged: Bool
    /// Whether this write took the last obstacle from a deletion: the object is to be removed, not stored.
    public var endsDeletion: Bool
    /// Texts for `Warning: 299 - "…"` headers, in order, not yet quoted.
    public var warnings: [String]
}
