import Measures
import Testing

@testable import KubernetesClient

@Suite struct LineSplitterTests {
    private func split(_ pieces: [[UInt8]], bytesMax: Int = 1_000) throws -> [String] {
        var splitter = LineSplitter(bytesMax: bytesMax)
        var lines: [[UInt8]] = []
        for piece in pieces { try piece.withUnsafeBufferPointer { try splitter.split($0, into: &lines) } }
        splitter.finish(into: &lines)
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `lines are found across pieces, and the last needs no end`() throws {
        #expect(try split([Array("ab\nc".utf8), Array("d\r\n\n\ne".utf8), [], Array("f".utf8)]) == ["ab", "cd", "ef"])
    }

    @Test func `a line that is too long is refused, finished or not`() {
        #expect(throws: TransferError.tooLarge(bytesMax: 4)) { try split([Array("abcde\n".utf8)], bytesMax: 4) }
        #expect(throws: TransferError.tooLarge(bytesMax: 4)) {
            try split([Array("abc".utf8), Array("de".utf8)], bytesMax: 4)
        }
        #expect(throws: Never.self) { try split([Array("abcd\nefgh\n".utf8)], bytesMax: 4) }
    }

    @Test(arguments: 0..<6 as Range<UInt64>) func `however a body is cut, its lines are the same`(seed: UInt64) throws {
        var random = RandomStreams(seed: seed).stream("cuts")
        for _ in 0..<200 {
            let body = (0..<Int.random(in: 0...80, using: &random)).map { _ in
                [0x61, 0x62, 0x0a, 0x0d, 0xff].randomElement(using: &random) ?? 0x61 as UInt8
            }
            var pieces: [[UInt8]] = []
            var rest = body[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...rest.count, using: &random)
                pieces.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            #expect(try split(pieces) == split([body]), "seed \(seed): \(body)")
        }
    }
}
