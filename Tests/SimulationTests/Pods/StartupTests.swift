import Measures
import Testing

@testable import Simulation

@Suite struct StartupTests {
    @Test func `loads are lognormal about their median`() {
        let startup = Startup(pull: .zero, load: .seconds(100), loadSpread: 0.3)
        var stream = RandomStreams(seed: 3).stream("startup")
        let draws = (0..<4_001).map { _ in startup.drawLoadSeconds(using: &stream) }.sorted()
        #expect(abs(draws[2_000] - 100) < 3)
        // One standard deviation above: 100·e^0.3.
        #expect(abs(draws[3_366] - 135) < 6)
    }

    @Test func `without spread every load takes the median`() {
        let startup = Startup(pull: .zero, load: .seconds(100), loadSpread: 0)
        var stream = RandomStreams(seed: 3).stream("startup")
        #expect(startup.drawLoadSeconds(using: &stream) == 100)
    }

    @Test func `a draw has an end`() {
        let startup = Startup(pull: .zero, load: .seconds(1), loadSpread: 50)
        var stream = RandomStreams(seed: 3).stream("startup")
        for _ in 0..<100 { #expect(startup.drawLoadSeconds(using: &stream) <= Startup.loadFactorMax) }
    }
}
