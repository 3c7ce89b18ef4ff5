import Testing

@testable import Simulation

@Suite struct CrashBackOffTests {
    @Test func `the wait doubles from ten seconds to five minutes`() {
        let backOff = CrashBackOff()
        #expect((1...7).map { backOff.seconds(crashes: $0) } == [10, 20, 40, 80, 160, 300, 300])
        #expect(backOff.seconds(crashes: .max) == 300)
    }
}
