import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct GzipTests {
    @Test func `knows the check sum's published value`() {
        #expect(CyclicRedundancy.crc32(Array("123456789".utf8)) == 0xcbf4_3926)
    }

    @Test(arguments: [0, 1, 2, 3, 100, 70_000])
    func `random bytes come out as they went in`(count: Int) {
        var stream = RandomStreams(seed: 1).stream("bytes")
        let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &stream) }
        #expect(Inflater.unpack(Gzip.pack(bytes)) == bytes)
    }

    @Test func `repetition of every length and distance comes out, and is small`() {
        var bytes: [UInt8] = []
        for length in 1...300 {
            bytes += (0..<length).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ length) }
            bytes += bytes.suffix(min(bytes.count, length * 110)).prefix(length)
        }
        bytes += [UInt8](repeating: 7, count: 100_000)
        let packed = Gzip.pack(bytes)
        #expect(Inflater.unpack(packed) == bytes)
        #expect(packed.count < bytes.count / 2)
    }
}

/// Unpacks what `Gzip` makes: one block with fixed codes.
///
/// Written from RFC 1951's tables, not from `Gzip`.
private struct Inflater {
    private static let lengths: [(base: Int, bits: Int)] = [
        (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1), (19, 2),
        (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4), (131, 5),
        (163, 5), (195, 5), (227, 5), (258, 0),
    ]
    private static let distances: [(base: Int, bits: Int)] = [
        (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4), (49, 4), (65, 5),
        (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8), (1_025, 9), (1_537, 9), (2_049, 10),
        (3_073, 10), (4_097, 11), (6_145, 11), (8_193, 12), (12_289, 12), (16_385, 13), (24_577, 13),
    ]

    private let bytes: [UInt8]
    private var position: Int

    static func unpack(_ gzip: [UInt8]) -> [UInt8] {
        var inflater = Inflater(bytes: gzip, position: 80)
        return inflater.unpack()
    }

    private mutating func unpack() -> [UInt8] {
        var out: [UInt8] = []
        guard number(3) == 0b011 else { return [] }
        while true {
            let symbol = symbol()
            if symbol == 256 { return out }
            if symbol < 256 {
                out.append(UInt8(symbol))
                continue
            }
            let length = Self.lengths[symbol - 257]
            let count = length.base + number(length.bits)
            let distance = Self.distances[code(5)]
            let back = distance.base + number(distance.bits)
            for _ in 0..<count { out.append(out[out.count - back]) }
        }
    }

    private mutating func symbol() -> Int {
        var code = code(7)
        if code <= 0b0010111 { return 256 + code }
        code = code << 1 | number(1)
        if (0b0011_0000...0b1011_1111).contains(code) { return code - 0b0011_0000 }
        if (0b1100_0000...0b1100_0111).contains(code) { return 280 + code - 0b1100_0000 }
        return 144 + (code << 1 | number(1)) - 0b1_1001_0000
    }

    /// Bits from the highest.
    private mutating func code(_ count: Int) -> Int {
        (0..<count).reduce(0) { code, _ in code << 1 | number(1) }
    }

    /// Bits from the lowest.
    private mutating func number(_ count: Int) -> Int {
        (0..<count).reduce(0) { number, shift in
            defer { position += 1 }
            return number | Int(bytes[position / 8] >> UInt8(position % 8) & 1) << shift
        }
    }
}
