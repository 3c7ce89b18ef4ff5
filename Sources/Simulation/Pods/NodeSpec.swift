/// The machines of a world.
public struct NodeSpec: Hashable, Sendable {
    /// How many.
    public var count: Int
    /// Accelerators of each.
    public var accelerators: Int

    /// Makes machines; by default 16 of 8 accelerators each.
    public init(count: Int = 16, accelerators: Int = 8) {
        self.count = max(1, count)
        self.accelerators = max(0, accelerators)
    }
}
