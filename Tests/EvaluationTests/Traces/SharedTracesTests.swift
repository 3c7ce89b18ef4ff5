import Compression
import Foundation
import Simulation
import Testing

@testable import Evaluation

/// The whole public traces against the tables of their own README, where `OUTRIDER_SHARED` names the folder.
@Suite(
    .enabled(if: SharedTraces.folder != nil, "OUTRIDER_SHARED does not name the shared folder"))
struct SharedTracesTests {
    @Test func `every file is read, and makes a trace or belongs to one`() throws {
        let files = try SharedTraces.files()
        let sample = try #require(LengthSample(SharedTraces.trace("azure/azure-conv.requests.csv")))
        let catalogue = try TraceCatalogue(files, otherwise: sample)
        #expect(catalogue.traces.count == 14)
        for trace in catalogue.traces {
            #expect(trace.mean.requests > 0 && trace.meanSize.outputTokens >= 1, "\(trace.name)")
            for seed in [UInt64(0), 9, 1_004] {
                let window = trace.window(seed: seed, of: 10, seconds: 3_600)
                let spec = try trace.arrivals(window: window, rateScale: trace.rateScale(requestsPerSecond: 0.1))
                #expect(spec.expected.total(from: 0, to: spec.playedSeconds)?.requests ?? 0 > 0, "\(trace.name)")
            }
        }
    }

    @Test func `rates have the mean, peak, variation and gaps of the table`() throws {
        for row in try SharedTraces.table("Rate files") {
            guard case .rate(let steps, let stepSeconds) = try SharedTraces.trace(row[0]).content else {
                Issue.record("\(row[0]) is no rate")
                continue
            }
            let known = steps.compactMap(\.requestsPerSecond)
            let mean = known.reduce(0, +) / Double(known.count)
            let square = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
            #expect(stepSeconds == Double(row[2]), "\(row[0])")
            #expect(steps.count == Int(row[3]), "\(row[0])")
            #expect(SharedTraces.isClose(mean, row[6], digits: 4), "\(row[0]): mean \(mean), \(row[6])")
            let peak = (known.max() ?? 0) / mean
            #expect(abs(peak - (Double(row[7]) ?? 0)) < 0.0051, "\(row[0]): peak \(peak), \(row[7])")
            let variation = square.squareRoot() / mean
            #expect(abs(variation - (Double(row[8]) ?? 0)) < 0.002, "\(row[0]): variation \(variation), \(row[8])")
            #expect(row[9].hasSuffix("(\(steps.count - known.count))"), "\(row[0]): gaps")
        }
    }

    @Test func `requests have the number, mean, variation and tokens of the table`() throws {
        for row in try SharedTraces.table("Request files") {
            let trace = try SharedTraces.trace(row[0])
            guard case .requests(let requests) = trace.content else {
                Issue.record("\(row[0]) holds no requests")
                continue
            }
            let distances = zip(requests, requests.dropFirst()).map { $1.arrivesAt - $0.arrivesAt }
            let mean = distances.reduce(0, +) / Double(distances.count)
            let square = distances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(distances.count)
            #expect(requests.count == Int(row[2]), "\(row[0])")
            let rate = trace.mean(.recorded(otherwise: .plain)).requests
            #expect(abs(rate / (Double(row[5]) ?? 0) - 1) < 0.003, "\(row[0]): rate \(rate), \(row[5])")
            let variation = square.squareRoot() / mean
            #expect(abs(variation - (Double(row[6]) ?? 0)) < 0.011, "\(row[0]): variation \(variation), \(row[6])")
            #expect(SharedTraces.quantiles(requests.map(\.promptTokens)) == row[7], "\(row[0])")
            #expect(SharedTraces.quantiles(requests.map(\.outputTokens)) == row[8], "\(row[0])")
        }
    }

    @Test func `clients have the rows of the table and the rate of their rate file`() throws {
        for row in try SharedTraces.table("Clients and lengths") where row[0].contains(".clients.") {
            let trace = try SharedTraces.trace(row[0])
            guard case .clients(let windows) = trace.content else {
                Issue.record("\(row[0]) holds no clients")
                continue
            }
            #expect(row[3].hasPrefix("\(windows.clients.count) clients"))
            let stem = row[0].components(separatedBy: ".clients.")[0]
            guard case .rate(let steps, _) = try SharedTraces.trace("\(stem).rate.csv").content else { continue }
            #expect(steps.count == windows.count)
            for (step, rate) in zip(steps, windows.rates) {
                #expect((step.requestsPerSecond == nil) == (rate == nil), "\(stem) at \(step.seconds)")
                guard let rate, let published = step.requestsPerSecond else { continue }
                // Each client is printed with four digits.
                #expect(abs(rate / published - 1) < 5e-4, "\(stem) at \(step.seconds): \(rate), \(published)")
            }
        }
    }

    @Test(arguments: ["m-large", "m-small", "mm-image"])
    func `requests drawn of clients have the published rate`(name: String) throws {
        let packed = name == "mm-image" ? "" : ".gz"
        let trace = try SharedTraces.trace("servegen/servegen-\(name).clients.csv\(packed)")
        let mean = trace.mean(.fixed(.plain)).requests
        let spec = try ArrivalSpec(.trace(trace), rateScale: 5 / mean, window: 0..<36_000)
        var arrivals = Arrivals(spec, streams: SharedTraces.streams)
        var count = 0
        while arrivals.next() != nil { count += 1 }
        let expected = try #require(spec.expected.total(from: 0, to: 36_000)).requests
        // Bursts of a few clients are most of the variance: their variation of 10 and more is one of hundreds of
        // independent requests.
        #expect(abs(Double(count) / expected - 1) < 0.03, "\(count), expected \(expected)")
    }

    @Test(arguments: ["azure/azure-code.requests.csv", "azure/azure-conv.requests.csv"])
    func `twenty times the trace has the published bursts`(name: String) throws {
        let trace = try SharedTraces.trace(name)
        func variations(_ scale: Double) throws -> (distances: Double, steps: Double, peak: Double) {
            var arrivals = Arrivals(
                try ArrivalSpec(.trace(trace), rateScale: scale), streams: SharedTraces.streams)
            var times: [Double] = []
            var counts = [Double](repeating: 0, count: 228)
            while let request = arrivals.next() {
                times.append(request.arrivesAt)
                counts[min(227, Int(request.arrivesAt / 10))] += 1
            }
            let distances = zip(times, times.dropFirst()).map { $1 - $0 }
            let mean = counts.reduce(0, +) / 228
            return (SharedTraces.variation(distances), SharedTraces.variation(counts), (counts.max() ?? 0) / mean)
        }
        let (one, twenty) = (try variations(1), try variations(20))
        #expect(abs(twenty.distances / one.distances - 1) < 0.01, "\(one) \(twenty)")
        #expect(abs(twenty.steps / one.steps - 1) < 0.05, "\(one) \(twenty)")
        #expect(abs(twenty.peak / one.peak - 1) < 0.05, "\(one) \(twenty)")
    }
}
