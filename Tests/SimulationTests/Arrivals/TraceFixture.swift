import Foundation
import Measures
import Simulation

/// The excerpts in Fixtures, and the whole files where they are at hand.
enum TraceFixture {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Fixtures")

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    static func trace(_ name: String) throws -> Trace {
        try Trace(bytes: bytes(name), file: name)
    }
}

/// Mean and coefficient of variation of numbers.
struct Moments {
    let mean: Double
    let variation: Double

    init(_ values: [Double]) {
        let mean = values.reduce(0, +) / Double(values.count)
        let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        self.mean = mean
        variation = square.squareRoot() / mean
    }
}

extension ArrivalSpec {
    /// The requests that come before `end`, or all.
    func requests(seed: UInt64 = 1, until end: Double = .infinity, max count: Int = .max) -> [Request] {
        var arrivals = Arrivals(self, streams: RandomStreams(seed: seed))
        var requests: [Request] = []
        while requests.count < count, let request = arrivals.next(), request.arrivesAt < end {
            requests.append(request)
        }
        return requests
    }

    /// How many requests come in each of `count` steps.
    func counts(step: Double, count: Int, seed: UInt64 = 1) -> [Double] {
        var counts = [Double](repeating: 0, count: count)
        for request in requests(seed: seed, until: step * Double(count)) {
            counts[Int(request.arrivesAt / step)] += 1
        }
        return counts
    }
}

extension [Request] {
    /// Distances between neighbours.
    var distances: [Double] { zip(self, dropFirst()).map { $1.arrivesAt - $0.arrivesAt } }
}
