import Measures
import Testing

@testable import MetricSources

@Suite struct CounterRateTests {
    func samples(_ values: [String: Double]) -> [Sample] {
        values.map { Sample(name: "c", labels: ["rank": $0], value: $1, at: .init(seconds: 0)) }
    }

    func at(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }

    @Test func `one reading gives no rate`() {
        var rate = CounterRate()
        #expect(rate.read(samples(["0": 100]), at: at(0)) == nil)
    }

    @Test func `two readings give the increase over the time between them`() {
        var rate = CounterRate()
        _ = rate.read(samples(["0": 100, "1": 50]), at: at(0))
        #expect(
            rate.read(samples(["0": 130, "1": 65]), at: at(15))
                == CounterRate.Rate(perSecond: 3, at: at(15), window: .seconds(15)))
    }

    @Test func `after a reset the new value is the increase`() {
        var rate = CounterRate()
        _ = rate.read(samples(["0": 1_000]), at: at(0))
        #expect(rate.read(samples(["0": 30]), at: at(10))?.perSecond == 3)
    }

    @Test func `the reset of one rank does not count the others from nothing`() {
        var rate = CounterRate()
        _ = rate.read(samples(["0": 1_000_000, "1": 20]), at: at(0))
        #expect(rate.read(samples(["0": 1_000_010, "1": 0]), at: at(10))?.perSecond == 1)
    }

    @Test func `a label set that is new says nothing yet`() {
        var rate = CounterRate()
        _ = rate.read(samples(["0": 0]), at: at(0))
        #expect(rate.read(samples(["0": 10, "1": 9_999]), at: at(10))?.perSecond == 1)
        #expect(rate.read(samples(["0": 20, "1": 9_999]), at: at(20))?.perSecond == 1)
    }

    @Test func `after a gap there is no rate until two readings are there again`() {
        var rate = CounterRate()
        _ = rate.read(samples(["0": 0]), at: at(0))
        #expect(rate.read(samples(["0": 10]), at: at(121)) == nil)
        #expect(rate.read(samples(["0": 20]), at: at(131))?.perSecond == 1)
    }

    @Test func `a reading that follows at once keeps the rate before it, and its time`() {
        var rate = CounterRate()
        _ = rate.read(samples(["0": 0]), at: at(0))
        _ = rate.read(samples(["0": 10]), at: at(10))
        #expect(
            rate.read(samples(["0": 11]), at: at(11))
                == CounterRate.Rate(perSecond: 1, at: at(10), window: .seconds(10)))
        #expect(rate.read(samples(["0": 30]), at: at(20))?.perSecond == 2)
    }

    @Test func `a clock that goes back begins anew`() {
        var rate = CounterRate()
        _ = rate.read(samples(["0": 0]), at: at(100))
        #expect(rate.read(samples(["0": 10]), at: at(50)) == nil)
        #expect(rate.read(samples(["0": 20]), at: at(60))?.perSecond == 1)
    }

    @Test func `too many label sets give no rate`() {
        var rate = CounterRate()
        let many = samples(
            Dictionary(uniqueKeysWithValues: (0...CounterRate.seriesMax).map { (String($0), 1.0) }))
        _ = rate.read(many, at: at(0))
        #expect(rate.read(many, at: at(10)) == nil)
    }

    /// Increases between resets, over any partition into readings, add up: nothing is lost and nothing made up.
    @Test(arguments: 0..<50 as Range<UInt64>)
    func `rates times windows are what was counted`(seed: UInt64) {
        var random = RandomStreams(seed: seed).stream("counter")
        var rate = CounterRate()
        var value = 1_000.0
        var counted = 0.0
        var told = 0.0
        var now: Int64 = 0
        _ = rate.read(samples(["0": value]), at: at(now))
        for _ in 0..<100 {
            // A reset can be seen only if the counter had been above what follows it.
            if value > 10, Int.random(in: 0..<10, using: &random) == 0 { value = 0 }
            let increase = Double.random(in: 0..<10, using: &random)
            value += increase
            counted += increase
            let step = Int64.random(in: 2..<60, using: &random)
            now += step
            told += (rate.read(samples(["0": value]), at: at(now))?.perSecond ?? .nan) * Double(step)
        }
        #expect(abs(told - counted) < 1e-6)
    }
}
