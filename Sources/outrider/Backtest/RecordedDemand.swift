import Compression
import Forecasting
import Foundation
import Simulation

/// Reads a trace as demand in steps.
enum RecordedDemand {
    /// Unpacked bytes of a file.
    private static let bytesMax = 1 << 28
    /// Requests are counted in steps of this length, in seconds.
    private static let stepSeconds = 10.0

    /// Reads the trace at `path`; its name is the file's without folder and endings.
    static func read(_ path: String) throws(CommandRefusal) -> RateSeries {
        let file = URL(fileURLWithPath: path)
        guard let data = try? Data(contentsOf: file) else {
            throw CommandRefusal("\(path): no such file, or it cannot be read")
        }
        do {
            let bytes = Array(data)
            let trace = try Trace(
                bytes: Gzip.isPacked(bytes) ? Gzip.unpack(bytes, bytesMax: bytesMax) : bytes,
                file: file.lastPathComponent)
            return try series(trace, name: name(file.lastPathComponent))
        } catch let refusal as CommandRefusal {
            throw refusal
        } catch {
            throw CommandRefusal("\(path): \(error)")
        }
    }

    /// An earlier part must end before the later begins, and have steps of the same length.
    static func check(_ earlier: RateSeries, endsBefore later: RateSeries) throws(CommandRefusal) {
        guard earlier.stepSeconds == later.stepSeconds else {
            throw CommandRefusal(
                "--warm: steps of \(earlier.stepSeconds) s, accepted: \(later.stepSeconds) s, as \(later.name)")
        }
        guard earlier.startSeconds + earlier.spanSeconds <= later.startSeconds + 1e-6 else {
            throw CommandRefusal(
                "--warm: ends at second \(earlier.startSeconds + earlier.spanSeconds); accepted: not after second "
                    + "\(later.startSeconds), where \(later.name) begins")
        }
    }

    private static func name(_ file: String) -> String {
        var name = file
        for ending in [".gz", ".csv", ".rate", ".requests"] where name.hasSuffix(ending) {
            name.removeLast(ending.count)
        }
        return name
    }

    private static func series(_ trace: Trace, name: String) throws(CommandRefusal) -> RateSeries {
        switch trace.content {
        case .rate(let steps, let stepSeconds):
            return RateSeries(
                name: name, values: steps.map(\.requestsPerSecond), stepSeconds: stepSeconds,
                startSeconds: trace.startSeconds)
        case .requests(let requests):
            // Requests that were published in batches come in whole batches.
            let step = trace.batchSeconds.map { $0 * stepSeconds } ?? stepSeconds
            let count = Int(trace.spanSeconds / step)
            var counts = Array(repeating: 0.0, count: count)
            for request in requests {
                let place = Int(request.arrivesAt / step)
                if place < count { counts[place] += 1 / step }
            }
            guard count >= 2 else {
                throw CommandRefusal("\(name): \(count) steps of \(step) s; accepted: two or more")
            }
            return RateSeries(name: name, values: counts, stepSeconds: step, startSeconds: trace.startSeconds)
        case .clients:
            throw CommandRefusal("\(trace.file): clients; accepted: a rate or requests")
        }
    }
}
