/// Packs bytes as gzip: one deflate block with the fixed Huffman codes.
///
/// Source: RFC 1951 and 1952. JSON lists repeat themselves, so back-references do most of the work; the ratio is within
/// a third of zlib's, in a hundred lines and without another library.
struct Gzip {
    private static let windowMax = 32_768
    private static let matchMin = 3
    private static let matchMax = 258
    private static let hashBits = 15

    private var out: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]
    private var bits: UInt32 = 0
    private var bitCount: UInt32 = 0

    /// The gzip member that holds `input`.
    static func pack(_ input: [UInt8]) -> [UInt8] {
        var gzip = Gzip()
        gzip.out.reserveCapacity(input.count / 4)
        gzip.write(0b011, 3)  // the last block, fixed codes
        input.withUnsafeBufferPointer { gzip.compress($0) }
        gzip.writeSymbol(256)
        gzip.write(0, (8 - gzip.bitCount) & 7)
        for word in [CyclicRedundancy.crc32(input), UInt32(truncatingIfNeeded: input.count)] {
            for shift in [UInt32(0), 8, 16, 24] { gzip.out.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return gzip.out
    }

    /// Greedy matching against the last place where the same three bytes stood.
    private mutating func compress(_ input: UnsafeBufferPointer<UInt8>) {
        var last = [Int32](repeating: -1, count: 1 << Self.hashBits)
        var at = 0
        while at < input.count {
            guard at + Self.matchMin <= input.count else {
                writeSymbol(Int(input[at]))
                at += 1
                continue  // the last two bytes match nothing
            }
            let hash = Self.hash(input, at)
            let candidate = Int(last[hash])
            last[hash] = Int32(truncatingIfNeeded: at)
            let length = candidate >= 0 && at - candidate <= Self.windowMax ? Self.match(input, candidate, at) : 0
            guard length >= Self.matchMin else {
                writeSymbol(Int(input[at]))
                at += 1
                continue  // a byte of its own
            }
            writeMatch(length: length, distance: at - candidate)
            at += length
        }
    }

    private static func hash(_ input: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let three = UInt32(input[at]) | UInt32(input[at + 1]) << 8 | UInt32(input[at + 2]) << 16
        return Int((three &* 0x9e37_79b1) >> UInt32(32 - hashBits))
    }

    private static func match(_ input: UnsafeBufferPointer<UInt8>, _ earlier: Int, _ at: Int) -> Int {
        let end = min(matchMax, input.count - at)
        var length = 0
        while length < end, input[earlier + length] == input[at + length] { length += 1 }
        return length
    }

    private mutating func writeMatch(length: Int, distance: Int) {
        let (lengthCode, lengthBase, lengthBits) = Self.code(length - 3, perOctave: 4, last: (258 - 3, 28))
        writeSymbol(257 + lengthCode)
        write(UInt32(length - 3 - lengthBase), UInt32(lengthBits))
        let (distanceCode, distanceBase, distanceBits) = Self.code(distance - 1, perOctave: 2, last: nil)
        write(Self.reversed(UInt32(distanceCode), 5), 5)
        write(UInt32(distance - 1 - distanceBase), UInt32(distanceBits))
    }

    /// The code of a value, the smallest value with that code, and the extra bits that tell those apart.
    ///
    /// Codes come `perOctave` to each power of two, after the first two octaves' worth without extra bits; the longest
    /// match has a code of its own.
    private static func code(
        _ value: Int, perOctave: Int, last: (value: Int, code: Int)?
    ) -> (code: Int, base: Int, bits: Int) {
        if let last, value == last.value { return (last.code, value, 0) }
        guard value >= 2 * perOctave else { return (value, value, 0) }
        let octave = Int.bitWidth - 1 - value.leadingZeroBitCount
        let bits = octave - perOctave.trailingZeroBitCount
        let step = (value >> bits) - perOctave
        return ((bits + 1) * perOctave + step, (perOctave + step) << bits, bits)
    }

    private mutating func writeSymbol(_ symbol: Int) {
        switch symbol {
        case 0...143: write(Self.reversed(UInt32(0x30 + symbol), 8), 8)
        case 144...255: write(Self.reversed(UInt32(0x190 + symbol - 144), 9), 9)
        case 256...279: write(Self.reversed(UInt32(symbol - 256), 7), 7)
        default: write(Self.reversed(UInt32(0xc0 + symbol - 280), 8), 8)
        }
    }

    /// Huffman codes go out from their highest bit, all else from the lowest.
    private static func reversed(_ code: UInt32, _ count: UInt32) -> UInt32 {
        var code = code
        var reversed: UInt32 = 0
        for _ in 0..<count {
            reversed = reversed << 1 | code & 1
            code >>= 1
        }
        return reversed
    }

    private mutating func write(_ value: UInt32, _ count: UInt32) {
        bits |= value << bitCount
        bitCount += count
        while bitCount >= 8 {
            out.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
    }
}

/// The check sum of gzip.
enum CyclicRedundancy {
    private static let table: [UInt32] = (UInt32(0)..<256).map { byte in
        (0..<8).reduce(byte) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xff)] ^ sum >> 8 }
    }
}
