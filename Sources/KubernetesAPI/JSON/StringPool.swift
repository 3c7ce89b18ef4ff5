/// Remembers the strings of one text, so that a label that a thousand pods carry is kept once.
///
/// A table of fixed size in which a newcomer pushes out the one before it: it never grows and never lies.
struct StringPool {
    /// Enough for the label keys, values, images and nodes of a page of objects.
    private static let slots = 1_024
    /// Shorter strings live inside their `String` and need no memory of their own.
    private static let inlineBytesMax = 15

    /// Empty until the first long string; most texts have few.
    private var table: [String] = []

    mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.count > Self.inlineBytesMax else { return String(decoding: bytes, as: UTF8.self) }
        if table.isEmpty { table = Array(repeating: "", count: Self.slots) }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let slot = Int(hash % UInt64(Self.slots))
        if table[slot].utf8.elementsEqual(bytes) { return table[slot] }
        let fresh = String(decoding: bytes, as: UTF8.self)
        table[slot] = fresh
        return fresh
    }
}
