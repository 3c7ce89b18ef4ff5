/// The name of one pod's one life, such as its uid; unique in a fleet.
public struct PodKey: Hashable, Sendable, CustomStringConvertible {
    /// The text.
    public let description: String

    /// Makes a key.
    public init(_ text: String) {
        description = text
    }
}
