import Compression
import Measures
import Testing

@Suite struct GzipTests {
    private static func random(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var stream = RandomStreams(seed: seed).stream("bytes")
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &stream) }
    }

    private func error(_ bytes: [UInt8], bytesMax: Int = 1 << 20) -> GzipError? {
        do throws(GzipError) {
            _ = try Gzip.unpack(bytes, bytesMax: bytesMax)
            return nil
        } catch {
            return error
        }
    }

    /// `printf 'hello\nhello\n' | gzip -n`: not packed by us.
    private static let foreign: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0xe7, 0xca, 0x00,
        0x93, 0x00, 0x77, 0x0c, 0xc7, 0x2f, 0x0c, 0x00, 0x00, 0x00,
    ]

    @Test(arguments: [0, 1, 2, 3, 100, 70_000, 600_000])
    func `random bytes come out as they went in`(count: Int) throws {
        let bytes = Self.random(count)
        let packed = Gzip.pack(bytes)
        #expect(Gzip.isPacked(packed))
        #expect(try Gzip.unpack(packed, bytesMax: count) == bytes)
    }

    @Test func `repetition comes out, and is small`() throws {
        var bytes: [UInt8] = []
        for length in 1...300 {
            bytes += (0..<length).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ length) }
            bytes += bytes.suffix(min(bytes.count, length * 110)).prefix(length)
        }
        bytes += [UInt8](repeating: 7, count: 100_000)
        let packed = Gzip.pack(bytes)
        #expect(try Gzip.unpack(packed, bytesMax: bytes.count) == bytes)
        #expect(packed.count < bytes.count / 2)
    }

    @Test func `a file of the gzip tool is unpacked`() throws {
        #expect(try Gzip.unpack(Self.foreign, bytesMax: 12) == Array("hello\nhello\n".utf8))
    }

    @Test func `members behind each other are joined, and zeros may follow`() throws {
        let packed = Gzip.pack(Array("one ".utf8)) + Gzip.pack([]) + Gzip.pack(Array("two".utf8)) + [0, 0, 0]
        #expect(try Gzip.unpack(packed, bytesMax: 7) == Array("one two".utf8))
    }

    @Test func `equal bytes are packed into equal bytes`() {
        #expect(Gzip.pack(Self.random(5_000)) == Gzip.pack(Self.random(5_000)))
    }

    @Test func `more than accepted is refused, exactly as much is not`() {
        let packed = Gzip.pack([UInt8](repeating: 0, count: 1_000_000))
        #expect(packed.count < 10_000)
        #expect(error(packed, bytesMax: 1_000_000) == nil)
        #expect(error(packed, bytesMax: 999_999) == .tooLarge(bytesMax: 999_999))
        #expect(error(packed, bytesMax: 0) == .tooLarge(bytesMax: 0))
    }

    @Test func `every shorter beginning ends too early`() {
        let packed = Gzip.pack(Self.random(300))
        for count in 2..<packed.count { #expect(error(Array(packed.prefix(count))) == .truncated, "\(count) bytes") }
        #expect(error([]) == .truncated)
    }

    @Test func `a wrong check sum is named`() {
        var packed = Self.foreign
        packed[packed.count - 8] ^= 1
        #expect(error(packed) == .corrupt("incorrect data check"))
    }

    @Test func `what is not gzip, or follows it, is refused`() {
        #expect(error(Array("seconds,".utf8)) == .notGzip)
        #expect(error(Self.foreign + Array("more".utf8)) == .notGzip)
    }

    @Test(arguments: UInt64(1)...200)
    func `flipped bytes give the content, or an error, and never too much`(seed: UInt64) {
        var stream = RandomStreams(seed: seed).stream("flips")
        var packed = Gzip.pack(Array(repeating: Self.random(50), count: 20).flatMap(\.self))
        for _ in 0..<Int.random(in: 1...4, using: &stream) {
            let place = Int.random(in: 0..<packed.count, using: &stream)
            packed[place] ^= UInt8.random(in: 1...255, using: &stream)
        }
        let out = try? Gzip.unpack(packed, bytesMax: 4_000)
        #expect(out?.count ?? 0 <= 4_000, "seed \(seed)")
    }
}
