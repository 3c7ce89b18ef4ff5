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

    @Test(arguments: [
        ["--clock-speed", "0"], ["--clock-speed", "-1"], ["--clock-speed", "1e-300"], ["--clock-speed", "1001"],
        ["--clock-origin", "yesterday"],
    ])
    func `a clock that cannot run is refused`(arguments: [String]) {
        #expect(throws: (any Error).self) { try ClockOptions.parse(arguments) }
    }

    @Test(arguments: ["0.0001", "1e300", "nan"]) func `a cluster has the same speeds`(speed: String) {
        #expect(throws: (any Error).self) { try ClusterCommand.parse(["--speed", speed]) }
    }

    @Test(arguments: [
        ("--speed", "0.0001", "--speed is 0.0001; accepted: 0.001 to 1000"),
        ("--load", "1e-300", "--load is 1e-300; accepted: 0.001 to 1000"),
        ("--policy", "clever", "--policy is \"clever\"; accepted: reactive"),
    ])
    func `a demo that cannot be shown is refused with what is accepted`(option: String, value: String, text: String) {
        let error = #expect(throws: (any Error).self) { try DemoCommand.parse([option, value]) }
        #expect(error.map(DemoCommand.message(for:)) == text)
    }

    @Test(arguments: ["0.001", "1000"]) func `the slowest and the fastest clock are accepted`(speed: String) throws {
        #expect(try DemoCommand.parse(["--speed", speed]).speed == Double(speed))
        #expect(try ClusterCommand.parse(["--speed", speed]).speed == Double(speed))
    }
}
