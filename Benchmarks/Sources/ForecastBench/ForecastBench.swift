import Forecasting
import Foundation
import Measures
import Neural

/// How long one workload's forecast takes each period, and how large its memory is.
///
/// Each of many workloads has eight days of history; a batch is one observation and one forecast for each of them.
/// With a parameter file as the argument the network is asked as well.
@main
struct ForecastBench {
    static let workloads = 100
    static let batches = 300
    static let periodSeconds = 15.0

    static func main() throws {
        let network = try CommandLine.arguments.dropFirst().first.map { path in
            try QuantileNetwork(ParameterFile(bytes: Array(Data(contentsOf: URL(fileURLWithPath: path)))))
        }
        var known = DemandForecaster()
        known.backfill((0..<2304).map { (instant(Double($0) * 300), demand(Double($0) * 300)) })
        var forecasters = Array(repeating: known, count: workloads)
        var seconds = 2304 * 300.0
        var sum = 0.0
        var times: [Double] = []
        for _ in 0..<batches {
            seconds += periodSeconds
            let now = instant(seconds)
            let time = ContinuousClock().measure {
                for index in forecasters.indices {
                    forecasters[index].observe(demand(seconds + Double(index)), at: now)
                    let forecast = forecasters[index].forecast(lead: .seconds(120), now: now, network: network)
                    sum += forecast?.maximum.p90 ?? 0
                }
            }
            times.append(time / .microseconds(workloads))
        }
        // The first batches copy what the workloads share, and fill the waiting forecasts.
        let sorted = times.dropFirst(50).sorted()
        let median = sorted[sorted.count / 2]
        let bytes = try JSONEncoder().encode([forecasters[0]]).count
        print(
            "forecast\(network == nil ? "" : " with network")   best \(text(sorted[0])) µs, median \(text(median)) µs "
                + "a workload; 10,000 workloads \(text(median / 100)) s; \(bytes) bytes of text (sum \(text(sum)))")
    }

    private static func instant(_ seconds: Double) -> Timestamp {
        Timestamp(nanoseconds: Int64((1_700_000_000 + seconds) * 1e9))
    }

    /// A daily wave with ripples.
    private static func demand(_ seconds: Double) -> Double {
        100 + 50 * sin(seconds / 86_400 * 2 * .pi) + 10 * sin(seconds * 0.37)
    }

    private static func text(_ number: Double) -> String { String((number * 100).rounded() / 100) }
}
