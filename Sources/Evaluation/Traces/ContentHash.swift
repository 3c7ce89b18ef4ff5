/// A number by which results say what they were made of: FNV-1a, 64 bits, of files joined, each behind its length.
enum ContentHash {
    static func of(_ files: [[UInt8]]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        for file in files {
            for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: file.count >> shift)) }
            for byte in file { add(byte) }
        }
        return hash
    }
}
