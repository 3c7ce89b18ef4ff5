/// A short name for some bytes, the same for the same bytes.
enum EntityTag {
    /// Two 64-bit FNV-1a hashes, the second of the bytes in reverse, as hexadecimal digits.
    static func text(of bytes: [UInt8]) -> String {
        let hashes = [hash(bytes), hash(bytes.reversed())]
        return hashes.map { hash in
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined().uppercased()
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
