import Measures
import Testing

@testable import KubernetesClient

@Suite struct HeaderBlockTests {
    private func read(_ lines: [String]) throws -> (HeaderBlock, [HeaderBlock.Event]) {
        var block = HeaderBlock()
        let events = try lines.map { line in
            try Array(line.utf8).withUnsafeBufferPointer { try block.take($0) }
        }
        return (block, events)
    }

    @Test func `a head is complete at its empty line`() throws {
        let (block, events) = try read([
            "HTTP/1.1 429 Too Many Requests\r\n", "Retry-After: 7\r\n", "X:y\r\n", "\r\n",
        ])
        #expect(block.status == 429)
        #expect(block.headers["retry-after"] == "7")
        #expect(block.headers.retryAfter == .seconds(7))
        #expect(block.headers["x"] == "y")
        #expect(events == [.more, .more, .more, .complete])
    }

    @Test func `an interim answer is not the answer`() throws {
        let (block, events) = try read(["HTTP/1.1 100 Continue\r\n", "A: b\r\n", "\r\n", "HTTP/2 200 \r\n", "\r\n"])
        #expect(block.status == 200)
        #expect(block.headers["a"] == nil)
        #expect(events.filter { $0 == .complete }.count == 1)
    }

    @Test(arguments: ["HTTP/1.1\r\n", "HTTP/1.1 abc\r\n", "HTTP/1.1 99\r\n", "HTTP/1.1 600 x\r\n"])
    func `a status line that is none is refused`(line: String) {
        #expect(throws: TransferError.self) { try read([line]) }
    }

    @Test func `lines and their number are bounded`() {
        #expect(throws: TransferError.self) { try read(["A: " + String(repeating: "x", count: 9_000)]) }
        #expect(throws: TransferError.self) { try read(Array(repeating: "A: b\r\n", count: 129)) }
    }

    @Test(arguments: ["-1", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", ""]) func `an odd Retry-After is none`(
        text: String
    ) {
        #expect(ResponseHeaders([.init("Retry-After", text)]).retryAfter == nil)
    }

    @Test func `a Retry-After of years is an hour`() {
        #expect(ResponseHeaders([.init("Retry-After", "99999999")]).retryAfter == .seconds(3_600))
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func `random lines never trap`(seed: UInt64) {
        var random = RandomStreams(seed: seed).stream("lines")
        for _ in 0..<500 {
            var block = HeaderBlock()
            for _ in 0..<4 {
                let line = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                    Array("HTP/12.0: \r\n\u{e9}x".utf8).randomElement(using: &random) ?? 0
                }
                _ = try? line.withUnsafeBufferPointer { try block.take($0) }
            }
            #expect(block.status == 0 || (100..<600).contains(block.status), "seed \(seed)")
        }
    }
}
