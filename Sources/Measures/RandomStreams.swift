/// Named random streams from one seed, so that a new draw for one purpose does not move another's.
public struct RandomStreams: Sendable {
    private let seed: UInt64

    /// Makes the family of streams of `seed`.
    public init(seed: UInt64) {
        self.seed = seed
    }

    /// The stream of one purpose, such as `arrivals`; the same name gives the same numbers.
    public func stream(_ purpose: String) -> RandomStream {
        // FNV-1a, 64 bits: stable between runs and platforms, unlike `Hasher`.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in purpose.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return RandomStream(state: seed ^ hash)
    }
}

/// The SplitMix64 generator.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
public struct RandomStream: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(state: UInt64) {
        self.state = state
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
