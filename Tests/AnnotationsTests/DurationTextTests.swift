import Testing

@testable import Annotations

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("90s", Duration.seconds(90)), ("1m30s", .seconds(90)), ("500ms", .milliseconds(500)),
        ("1.5h", .seconds(5_400)),
        ("24h", .seconds(86_400)),
    ])
    func `a duration is a sum of numbers with units`(text: String, duration: Duration) {
        #expect(DurationText(text)?.duration == duration)
    }

    @Test(arguments: ["", "5", "s", "0s", "-1s", "1d", "25h", "1 m", "1..5s", "1e3s", "nans", "1s2"])
    func `anything else is none`(text: String) {
        #expect(DurationText(text)?.duration == nil)
    }
}
