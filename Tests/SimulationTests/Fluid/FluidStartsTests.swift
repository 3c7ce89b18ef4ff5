import Measures
import Testing

@testable import Simulation

@Suite struct FluidStartsTests {
    private let startup = Startup(pull: .seconds(2), load: .seconds(3), loadSpread: 0)

    @Test func `pods are ready at their second, and only once`() {
        var starts = FluidStarts(stream: RandomStreams(seed: 1).stream("startup"))
        starts.add(startup)
        starts.add(startup)
        #expect((0..<8).map { _ in starts.pass() } == [0, 0, 0, 0, 2, 0, 0, 0])
        #expect(starts.count == 0)
    }

    @Test func `of those on their way the last ones are given up`() {
        var starts = FluidStarts(stream: RandomStreams(seed: 1).stream("startup"))
        starts.add(startup)
        _ = starts.pass()
        starts.add(startup)
        #expect(starts.cancel(1) == 1)
        #expect((0..<6).map { _ in starts.pass() } == [0, 0, 0, 1, 0, 0])
        #expect(starts.cancel(3) == 0)
    }

    @Test func `the ring goes round`() {
        var starts = FluidStarts(stream: RandomStreams(seed: 1).stream("startup"))
        for _ in 0..<FluidStarts.secondsMax - 2 { #expect(starts.pass() == 0) }
        starts.add(startup)
        #expect((0..<5).map { _ in starts.pass() } == [0, 0, 0, 0, 1])
    }
}
