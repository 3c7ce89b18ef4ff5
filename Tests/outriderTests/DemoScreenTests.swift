import Foundation
import KubernetesAPI
import Measures
import Testing

@testable import outrider

@Suite struct DemoScreenTests {
    private let screen = DemoScreen(title: "azure-conv ×20 · 30× real time", address: "http://127.0.0.1:9100/metrics")

    private func decision(from: Int, at seconds: Int64, because: String) throws -> HeardDecision {
        try #require(
            HeardDecision(logLine: [
                "ts": .string(Timestamp(seconds: seconds).text()), "workload": "Deployment/llm",
                "from": .integer(from), "to": 9, "because": .string(because),
            ]))
    }

    private func frame(last: HeardDecision? = nil, change: HeardDecision? = nil) -> DemoFrame {
        let fleet = DemoFrame.Fleet(
            name: "Outrider", ready: 12, pending: 3, wanted: 15, timeToFirstToken: .milliseconds(212),
            missRatio: 0.0042, gpuHours: 4.914)
        let blank = DemoFrame.Fleet(
            name: "plain HPA", ready: 0, pending: 0, wanted: nil, timeToFirstToken: nil, missRatio: nil, gpuHours: 0)
        return DemoFrame(
            elapsed: .seconds(760), length: .seconds(2_280), now: Timestamp(seconds: 1_000), demand: 118,
            demandHistory: [10, 40, 80], outrider: fleet, plain: blank, lastDecision: last,
            lastChange: change)
    }

    @Test func `a row says what is known, and a dash where nothing is`() {
        let lines = screen.lines(frame())
        #expect(lines.contains("Outrider            12        3      15     212 ms        0.4 %        4.91"))
        #expect(lines.contains("plain HPA            0        0       –          –            –        0.00"))
        #expect(lines.last == "waiting for the first decision")
    }

    @Test func `the columns stand under their titles`() {
        let row = DemoScreen.row(frame().outrider)
        for title in ["ready", "pending", "wanted", "TTFT p95", "SLO misses", "GPU-hours"] {
            let end = DemoScreen.header.range(of: title)?.upperBound
            #expect(end.map { row[row.index(before: $0)] } != " ", "nothing ends under \(title)")
        }
    }

    @Test func `a decision is told on the picture's clock, a change above what kept it`() throws {
        let change = try decision(from: 6, at: 900, because: "above target")
        let hold = try decision(from: 9, at: 1_000, because: "within tolerance")
        #expect(screen.lines(frame(last: change, change: change)).last == "00:11:00 llm 6 → 9  above target")
        #expect(
            screen.lines(frame(last: hold, change: change)).suffix(2) == [
                "00:11:00 llm 6 → 9  above target", "00:12:40 llm 9 → 9  within tolerance",
            ])
    }

    @Test(arguments: [40, 80, 100, 200])
    func `no line is wider than the terminal, nor than 100 columns`(width: Int) throws {
        let last = try decision(from: 6, at: 1_000, because: String(repeating: "because ", count: 40))
        #expect(screen.lines(frame(last: last), width: width).allSatisfy { $0.count <= min(width, 100) })
    }

    @Test func `a long reason goes on under its beginning`() {
        #expect(
            DemoScreen.wrapped("00:11:00 llm 6 → 9  above target", width: 22) == [
                "00:11:00 llm 6 → 9 ", "         above target",
            ])
    }

    @Test func `the highest bar is the largest value, and nothing is flat`() {
        #expect(DemoScreen.sparkline([0, 50, 100]) == "▁▅█")
        #expect(DemoScreen.sparkline([0, 0]) == "▁▁")
        #expect(DemoScreen.sparkline([]) == "▁")
    }

    @Test(arguments: [(0, "00:00:00"), (-5, "00:00:00"), (59, "00:00:59"), (36_061, "10:01:01")])
    func `a clock counts up, and waits at zero before the beginning`(seconds: Int, text: String) {
        #expect(DemoScreen.clock(.seconds(seconds)) == text)
    }

    @Test(arguments: [(4.914, 2, "4.91"), (-0.4, 1, "-0.4"), (-0.001, 2, "0.00"), (12.5, 0, "13"), (0.05, 2, "0.05")])
    func `a number has the decimals asked for`(value: Double, digits: Int, text: String) {
        #expect(DemoScreen.fixed(value, digits: digits) == text)
    }
}
