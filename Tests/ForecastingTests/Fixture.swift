import Forecasting
import Foundation
import Testing

/// Rate files, of the repository and of the shared folder.
enum Fixture {
    /// The shared folder's traces; nil where `OUTRIDER_SHARED` names none.
    static let shared = ProcessInfo.processInfo.environment["OUTRIDER_SHARED"].map {
        URL(fileURLWithPath: $0).appendingPathComponent("traces")
    }

    /// A rate file of this folder, by its trace's name.
    static func series(_ name: String) throws -> RateSeries {
        let file = try #require(
            Bundle.module.url(forResource: "\(name).rate", withExtension: "csv", subdirectory: "Fixtures"))
        return try series(name, String(contentsOf: file, encoding: .utf8))
    }

    static func series(_ name: String, _ csv: String) throws -> RateSeries {
        let rows = csv.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let first = try #require(rows.first.flatMap { Double($0[0]) })
        let second = try #require(rows.dropFirst().first.flatMap { Double($0[0]) })
        return RateSeries(
            name: name, values: rows.map { Double($0[1]) }, stepSeconds: second - first, startSeconds: first)
    }
}
