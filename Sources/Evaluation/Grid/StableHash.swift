/// A hash that is the same in every process, unlike `Hasher`: FNV-1a with 64 bits, as 16 hexadecimal digits.
///
/// It tells apart what is told apart by accident; nobody gains by making two inputs collide.
/// Source: Fowler, Noll, Vo; offset and prime as in RFC 9923.
public struct StableHash: Sendable {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Makes the hash of nothing.
    public init() {}

    /// Adds bytes.
    public mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }

    /// Adds a text and its end, so that "ab", "c" is not "a", "bc".
    public mutating func add(_ text: String) {
        add(text.utf8)
        add(CollectionOfOne(0))
    }

    /// The hash so far.
    public var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The hash of some bytes.
    public static func of(_ bytes: some Sequence<UInt8>) -> String {
        var hash = StableHash()
        hash.add(bytes)
        return hash.text
    }
}
