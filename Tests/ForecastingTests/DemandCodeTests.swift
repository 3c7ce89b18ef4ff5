import Measures
import Testing

@testable import Forecasting

@Suite struct DemandCodeTests {
    @Test func `zero, gap and the smallest demand stay apart`() {
        #expect(DemandCode.decode(DemandCode.encode(0)) == 0)
        #expect(DemandCode.decode(DemandCode.encode(.nan)).isNaN)
        #expect(DemandCode.decode(DemandCode.encode(1e-9)) > 0)
        #expect(DemandCode.decode(DemandCode.encode(1e12)).isFinite)
    }

    @Test func `a demand comes back to one part in two thousand`() {
        var random = RandomStreams(seed: 1).stream("demand")
        for _ in 0..<1000 {
            let demand = Double.random(in: 0...1, using: &random) * 1e6 + 1e-6
            #expect(abs(DemandCode.decode(DemandCode.encode(demand)) / demand - 1) <= 1.0 / 2000)
        }
    }

    @Test func `a larger demand never has a smaller code`() {
        let codes = stride(from: -30.0, to: 31, by: 0.01).map {
            DemandCode.encode(
                1.5 * Double(sign: .plus, exponent: Int($0.rounded(.down)), significand: 1 + $0 - $0.rounded(.down)))
        }
        #expect(zip(codes, codes.dropFirst()).allSatisfy { $0 <= $1 })
    }
}
