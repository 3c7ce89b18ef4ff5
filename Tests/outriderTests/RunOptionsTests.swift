import ArgumentParser
import Measures
import Testing

@testable import outrider

@Suite struct RunOptionsTests {
    @Test(arguments: [
        ("0.0.0.0:9100", "0.0.0.0", 9_100), (":9100", "0.0.0.0", 9_100), ("[::1]:80", "::1", 80),
        ("localhost:0", "localhost", 0),
    ])
    func `an address is a host and a port`(text: String, host: String, port: Int) {
        let address = ListenAddress(argument: text)
        #expect(address?.host == host)
        #expect(address?.port == port)
    }

    @Test(arguments: ["9100", "host", "host:", "host:65536", "host:-1", ""])
    func `anything else is refused`(text: String) {
        #expect(ListenAddress(argument: text) == nil)
    }

    @Test func `two processes of one origin and speed have one time`() throws {
        let arguments = ["--clock-speed", "30", "--clock-origin", "2026-11-24T10:15:30Z"]
        let clock = try ClockOptions.parse(arguments).time
        #expect(clock.origin == Timestamp("2026-11-24T10:15:30Z"))
        #expect(clock.speed == 30)
    }

    @Test(arguments: [["--clock-speed", "0"], ["--clock-speed", "-1"], ["--clock-origin", "yesterday"]])
    func `a clock that cannot run is refused`(arguments: [String]) {
        #expect(throws: (any Error).self) { try ClockOptions.parse(arguments) }
    }
}
