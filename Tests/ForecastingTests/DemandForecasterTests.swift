import Foundation
import Measures
import Testing

@testable import Forecasting

@Suite struct DemandForecasterTests {
    private static let start = 1_700_000_000.0

    private func instant(_ seconds: Double) -> Timestamp {
        Timestamp(nanoseconds: Int64((Self.start + seconds) * 1e9))
    }

    /// A forecaster that has seen `steps` of `demand`, and its last forecast.
    private func run(
        _ forecaster: DemandForecaster = DemandForecaster(), steps: Range<Int>, every period: Double = 60,
        _ demand: (Int) -> Double?, each: (Forecast) -> Void = { _ in }
    ) -> (forecaster: DemandForecaster, last: Forecast?) {
        var forecaster = forecaster
        var last: Forecast?
        for step in steps {
            let at = instant(Double(step) * period)
            forecaster.observe(demand(step), at: at)
            if let forecast = forecaster.forecast(lead: .seconds(180), now: at) {
                each(forecast)
                last = forecast
            }
        }
        return (forecaster, last)
    }

    private func ask(_ forecaster: inout DemandForecaster, at seconds: Double) -> Forecast? {
        forecaster.forecast(lead: .seconds(180), now: instant(seconds))
    }

    /// Noise around a daily wave, by step of a minute; never the same twice.
    private func wave(seed: UInt64) -> (Int) -> Double? {
        var random = RandomStreams(seed: seed).stream("wave")
        let noise = (0..<4000).map { _ in Double.random(in: 0...40, using: &random) }
        return { 100 + 60 * sin(Double($0) / 1440 * 2 * .pi) + noise[$0 % 4000] }
    }

    @Test func `nothing is forecast before the first observation`() {
        var forecaster = DemandForecaster()
        #expect(forecaster.forecast(lead: .seconds(60), now: instant(0)) == nil)
        forecaster.observe(nil, at: instant(0))
        #expect(forecaster.forecast(lead: .seconds(60), now: instant(0)) == nil)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `quantiles never cross, are never negative, and the maximum is never below the present`(seed: UInt64) {
        var random = RandomStreams(seed: seed).stream("demand")
        // Nothing, a little, a burst, a gap.
        let demands = (0..<600).map { _ -> Double? in
            [0, 1, 500, nil][Int.random(in: 0..<4, using: &random)].map {
                $0 * Double.random(in: 0...1, using: &random)
            }
        }
        _ = run(steps: 0..<600) {
            demands[$0]
        } each: { forecast in
            for quantiles in forecast.values.map(\.demand) + [forecast.maximum] {
                let levels = QuantileLevel.allCases.map { quantiles[$0] }
                #expect(levels.allSatisfy { $0.isFinite && $0 >= 0 })
                #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 <= $1 })
            }
            #expect(forecast.maximum.p50 >= forecast.current)
            #expect(abs(forecast.weights.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
        }
    }

    @Test func `a constant demand is forecast as it is, closely`() throws {
        let forecast = try #require(run(steps: 0..<300) { _ in 50 }.last)
        #expect(forecast.maximum.p50 == 50)
        #expect(forecast.maximum.p99 < 60)
    }

    @Test func `the same forecasts follow whether it was remembered as text or not`() throws {
        let (forecaster, _) = run(steps: 0..<1500, wave(seed: 5))
        let text = try JSONEncoder().encode([forecaster])
        let again = try #require(try JSONDecoder().decode([DemandForecaster].self, from: text).first)
        #expect(again == forecaster)
        let (left, right) = (
            run(forecaster, steps: 1500..<1800, wave(seed: 6)), run(again, steps: 1500..<1800, wave(seed: 6))
        )
        #expect(left.last == right.last)
        #expect(left.forecaster == right.forecaster)
    }

    @Test func `its text stays below 28 KB however long it lives`() throws {
        let (forecaster, _) = run(steps: 0..<4000, every: 15, wave(seed: 7))
        #expect(try JSONEncoder().encode([forecaster]).count < 28_000)
    }

    @Test(arguments: [
        "", "AAAA", "ü", "AQAAAAAAAAA=", String(repeating: "A", count: 30_000), String(repeating: "_", count: 24_000),
    ])
    func `a text that it did not write is refused, and nothing traps`(text: String) throws {
        let json = try JSONEncoder().encode([text])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([DemandForecaster].self, from: json) }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `a text with wrong digits is refused or read, and forecasts go on`(
        seed: UInt64
    ) throws {
        var random = RandomStreams(seed: seed).stream("digits")
        let (forecaster, _) = run(steps: 0..<200, wave(seed: 8))
        let json = try JSONEncoder().encode([forecaster])
        for _ in 0..<50 {
            var bytes = [UInt8](json)
            for _ in 0..<3 {
                bytes[Int.random(in: 20..<(bytes.count - 4), using: &random)] = UInt8.random(
                    in: 65...90, using: &random)
            }
            guard let read = try? JSONDecoder().decode([DemandForecaster].self, from: Data(bytes)).first else {
                continue
            }
            _ = run(read, steps: 200..<203, wave(seed: 9))
        }
    }

    @Test func `calibration and gate stand still while nothing is observed`() throws {
        var (forecaster, _) = run(steps: 0..<600, wave(seed: 10))
        let asked = ask(&forecaster, at: 599 * 60)
        let before = try #require(asked)
        for step in 600..<700 {
            forecaster.observe(nil, at: instant(Double(step) * 60))
            let answer = ask(&forecaster, at: Double(step) * 60)
            let during = try #require(answer)
            #expect(during.maximum == before.maximum)
            #expect(during.coverage == before.coverage)
        }
        let answer = ask(&forecaster, at: 700 * 60)
        let during = try #require(answer)
        #expect(during.reasons.contains(.gap))
    }

    @Test func `an outage told as zeros does not spoil the coverage afterwards`() {
        let demand = wave(seed: 11)
        var held = 0
        var told: [(at: Int, p90: Double)] = []
        _ = run(steps: 0..<4000) { step in
            (2000..<2060).contains(step) ? 0 : demand(step)
        } each: { forecast in
            told.append((told.count, forecast.values[0].demand.p90))
        }
        for step in 2200..<3999 where (demand(step + 1) ?? 0) <= told[step].p90 { held += 1 }
        #expect((0.86...0.94).contains(Double(held) / 1799))
    }

    @Test func `reasons say that it learns, that nobody can forecast, and who is absent`() throws {
        let early = try #require(run(steps: 0..<5, wave(seed: 12)).last)
        #expect(early.reasons.contains(.learning))
        #expect(early.reasons.contains(.networkAbsent))
        var random = RandomStreams(seed: 13).stream("bursts")
        let bursts = (0..<1500).map { _ in Int.random(in: 0..<20, using: &random) == 0 ? 100.0 : 0 }
        let late = try #require(run(steps: 0..<1500) { bursts[$0] }.last)
        #expect(late.reasons.contains(.unforecastable))
        #expect(!late.reasons.contains(.learning))
    }

    @Test func `a random walk falls back to persistence and says so`() throws {
        var random = RandomStreams(seed: 14).stream("walk")
        var level = 1000.0
        let walk = (0..<3000).map { _ -> Double in
            level += Double.random(in: -10...10, using: &random)
            return level
        }
        let forecast = try #require(run(steps: 0..<3000) { walk[$0] }.last)
        let persistence = forecast.weights.first { $0.expert == .persistence }
        #expect(persistence.map { $0.weight > 0.3 } == true)
        #expect(forecast.skill.allSatisfy { $0.skill < 0.02 })
    }

    @Test func `a backfill makes the first forecast a calibrated one`() throws {
        let demand = wave(seed: 15)
        var forecaster = DemandForecaster()
        forecaster.backfill((0..<1500).map { (instant(Double($0) * 60), demand($0) ?? 0) })
        let asked = ask(&forecaster, at: 1499 * 60)
        let forecast = try #require(asked)
        #expect(!forecast.reasons.contains(.learning))
        #expect(forecast.coverage.map { (0.8...1).contains($0.p90) } == true)
    }

    @Test func `a backfill that comes late fills gaps and moves nothing else`() {
        let demand = wave(seed: 16)
        var (forecaster, _) = run(steps: 1000..<1100, demand)
        let newest = forecaster.recent
        forecaster.backfill((0..<1200).map { (instant(Double($0) * 60), demand($0) ?? 0) })
        #expect(forecaster.recent == newest)
        #expect(!forecaster.history.coarse.value(at: Self.start + 36_000).isNaN)
    }

    @Test func `what is older than the newest observation, or no demand, is passed over`() {
        var (forecaster, _) = run(steps: 0..<50, wave(seed: 17))
        let before = forecaster
        forecaster.observe(5, at: instant(49 * 60))
        forecaster.observe(5, at: instant(0))
        forecaster.observe(-1, at: instant(51 * 60))
        forecaster.observe(.nan, at: instant(52 * 60))
        #expect(forecaster == before)
    }
}
