import Foundation
import Measures
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-11-24T10:15:30.25Z", 1_795_515_330_250_000_000),
        ("2026-11-24T12:15:30.25+02:00", 1_795_515_330_250_000_000), ("1969-12-31T23:59:59Z", -1_000_000_000),
        ("2000-02-29T00:00:00.000000001Z", 951_782_400_000_000_001),
    ])
    func `RFC 3339 text is read to the nanosecond`(text: String, nanoseconds: Int64) {
        #expect(Timestamp(text)?.nanoseconds == nanoseconds)
    }

    @Test(arguments: ["", "2026-11-24", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-24T10:15:30", "x"])
    func `anything else is no time`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `a text is cut, not rounded`() throws {
        let instant = try #require(Timestamp("2026-11-24T10:15:30.9999Z"))
        #expect(instant.text() == "2026-11-24T10:15:30Z")
        #expect(instant.text(.milliseconds) == "2026-11-24T10:15:30.999Z")
        #expect(instant.shortestText == "2026-11-24T10:15:30.999900Z")
        #expect(instant.cutToSecond.shortestText == "2026-11-24T10:15:30Z")
    }

    @Test func `a second before 1970 is cut toward the past`() {
        #expect(Timestamp(nanoseconds: -1).wholeSeconds == -1)
        #expect(Timestamp(nanoseconds: -1_000_000_000).wholeSeconds == -1)
    }

    @Test func `time beyond the range stops at its end`() {
        #expect(Timestamp(nanoseconds: .max) + .seconds(1) == Timestamp(nanoseconds: .max))
        #expect(Timestamp(nanoseconds: .min) - .seconds(1) == Timestamp(nanoseconds: .min))
    }

    @Test(arguments: UInt64(0)..<4)
    func `what is written reads back`(seed: UInt64) throws {
        var stream = RandomStreams(seed: seed).stream("times")
        for _ in 0..<500 {
            let second = Int64.random(in: -9_000_000_000...9_000_000_000, using: &stream)
            let instant = Timestamp(seconds: second, milliseconds: Int64.random(in: 0..<1_000, using: &stream))
            let json = try JSONEncoder().encode([instant])
            #expect(try JSONDecoder().decode([Timestamp].self, from: json) == [instant])
        }
    }
}
