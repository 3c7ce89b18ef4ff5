import Testing

@testable import Simulation

@Suite struct ServiceTimeTests {
    @Test(arguments: [
        ServiceTime.fixed(2), .exponential(mean: 2), .lognormal(mean: 2, variation: 0.7),
    ])
    func `the mean over all quantiles is the mean`(service: ServiceTime) {
        let count = 20_000
        let sum = (0..<count).reduce(0) {
            $0 + service.seconds(work: (Double($1) + 0.5) / Double(count))
        }
        #expect(abs(sum / Double(count) - 2) < 0.01)
        #expect(service.mean == 2)
    }

    @Test func `a lognormal varies as it says`() {
        let service = ServiceTime.lognormal(mean: 1, variation: 0.5)
        let count = 20_000
        let squares = (0..<count).reduce(0.0) {
            let seconds = service.seconds(work: (Double($1) + 0.5) / Double(count))
            return $0 + (seconds - 1) * (seconds - 1)
        }
        #expect(abs((squares / Double(count)).squareRoot() - 0.5) < 0.01)
    }

    @Test(arguments: [
        (0.5, 0), (0.975, 1.959963984540054), (0.841344746068543, 1), (1e-10, -6.361340902404056),
        (0.3, -0.5244005127),
    ])
    func `the normal quantile is the tables'`(probability: Double, quantile: Double) {
        #expect(abs(NormalQuantile.value(at: probability) - quantile) < 1e-9)
    }

    @Test func `even the last quantiles are numbers`() {
        for work in [0, .leastNonzeroMagnitude, 1 - .ulpOfOne, 1] as [Double] {
            #expect(NormalQuantile.value(at: work).isFinite)
        }
    }
}
