import Measures
import Testing

@testable import Simulation

/// Broken files: an answer or a typed error, never a trap, and what is read can be played.
@Suite struct TraceFuzzTests {
    private static let names = [
        "azure-conv.requests.csv", "mooncake-conversation.requests.csv", "servegen-m-small.clients.csv",
        "servegen-mm-image.rate.csv", "servegen-mm-image.lengths.csv",
    ]
    private static let pieces: [String] = [
        "", ",", "\n", "-", "1e308", "1e-308", "nan", "inf", "9223372036854775807", "99999999999999999999", "0x10",
        "\u{0}", "é", "seconds", "Gamma", "0", "\r",
    ]

    /// A few lines of a file with a few pieces put in or taken out.
    private static func broken(_ bytes: [UInt8], using stream: inout RandomStream) -> [UInt8] {
        var bytes = Array(bytes.prefix(Int.random(in: 0...600, using: &stream)))
        for _ in 0..<Int.random(in: 0...4, using: &stream) {
            let at = Int.random(in: 0...bytes.count, using: &stream)
            let end = min(bytes.count, at + Int.random(in: 0...12, using: &stream))
            let piece = pieces[Int.random(in: 0..<pieces.count, using: &stream)]
            bytes.replaceSubrange(at..<end, with: Array(piece.utf8))
        }
        return bytes
    }

    @Test(arguments: UInt64(1)...25)
    func `a broken file is read or refused, and what is read can be played`(seed: UInt64) throws {
        var stream = RandomStreams(seed: seed).stream("fuzz")
        for name in Self.names {
            let whole = try TraceFixture.bytes(name)
            for _ in 0..<40 {
                let bytes = Self.broken(whole, using: &stream)
                do throws(TraceError) {
                    if name.contains("lengths") {
                        let histogram = try LengthHistogram(bytes: bytes, file: name)
                        var lengths = stream
                        _ = histogram.draw(using: &lengths)
                        #expect(histogram.mean.promptTokens.isFinite)
                    } else {
                        play(try Trace(bytes: bytes, file: name), seed: seed)
                    }
                } catch {
                    #expect(error.file == name && error.line >= 1 && !error.accepted.isEmpty, "seed \(seed)")
                }
            }
        }
    }

    private func play(_ trace: Trace, seed: UInt64) {
        guard trace.spanSeconds < 1e7, let spec = try? ArrivalSpec(.trace(trace)) else { return }
        let requests = spec.requests(seed: seed, max: 100)
        #expect(requests.distances.allSatisfy { $0 >= 0 }, "seed \(seed)")
        #expect(requests.allSatisfy { $0.arrivesAt >= 0 && $0.outputTokens >= 1 && $0.promptTokens >= 0 })
        _ = spec.expected.total(from: 0, to: spec.playedSeconds)
    }

    @Test(arguments: UInt64(1)...50)
    func `a broken shape is read or refused, and what is read has values from 0`(seed: UInt64) {
        let words = [
            "constant:", "step:", "ramp:", "flash:", "periodic:", "outage:", "base=5", "peak=80", "at=10s", "rise=3s",
            "decay=5s", "mean=20", "amplitude=10", "period=24s", "for=5s", "to=missing", "rate=3", "phase=1s", ",",
            "5@0s", "9@7s", " + ", " * ", "1e9", "20", "weekend=0",
        ]
        var stream = RandomStreams(seed: seed).stream("fuzz")
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 1...9, using: &stream))
                .map { _ in words[Int.random(in: 0..<words.count, using: &stream)] }.joined()
            guard let shape = try? Shape(text: text, field: "load") else { continue }  // refused
            for second in [0, 5, 11, 12, 25, 600_000] {
                #expect(shape.value(at: .seconds(second)) ?? 0 >= 0, "\(text)")
                #expect(shape.piece(from: Double(second)).end > Double(second), "\(text)")
            }
        }
    }
}
