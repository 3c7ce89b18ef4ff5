import Compression
import Foundation
import Measures
import Simulation

@testable import Evaluation

/// The shared folder of whole traces.
enum SharedTraces {
    static let folder = ProcessInfo.processInfo.environment["OUTRIDER_SHARED"].map {
        URL(filePath: $0).appending(path: "traces")
    }
    static let streams = RandomStreams(seed: 1)

    /// Every file below the folder.
    static func files() throws -> [TraceFile] {
        guard let folder else { return [] }
        var files: [TraceFile] = []
        for entry in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
            var isFolder: ObjCBool = false
            let url = folder.appending(path: entry)
            _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
            if !isFolder.boolValue { files.append(TraceFile(name: entry, bytes: Array(try Data(contentsOf: url)))) }
        }
        return files
    }

    static func trace(_ name: String) throws -> Trace {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        var bytes = Array(try Data(contentsOf: folder.appending(path: name)))
        if Gzip.isPacked(bytes) { bytes = try Gzip.unpack(bytes, bytesMax: TraceCatalogue.bytesMax) }
        return try Trace(bytes: bytes, file: name)
    }

    /// The rows of the README's table below a heading, each cell without blanks and code marks.
    static func table(_ heading: String) throws -> [[String]] {
        guard let folder else { return [] }
        let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
        let section = readme.components(separatedBy: "## \(heading)\n")[1].components(separatedBy: "\n## ")[0]
        return section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
        }
    }

    /// Whether a number is what a text of so many digits rounds.
    static func isClose(_ value: Double, _ text: String, digits: Double) -> Bool {
        guard let printed = Double(text) else { return false }
        return abs(value / printed - 1) < 1.001 * pow(10, 1 - digits) / 2
    }

    /// `p50/p90/p99`, between ranks in proportion.
    static func quantiles(_ values: [Int]) -> String {
        let sorted = values.sorted().map(Double.init)
        return [0.5, 0.9, 0.99].map { share in
            let rank = share * Double(sorted.count - 1)
            let low = Int(rank)
            let high = min(sorted.count - 1, low + 1)
            return "\(Int((sorted[low] + (sorted[high] - sorted[low]) * (rank - Double(low))).rounded()))"
        }.joined(separator: "/")
    }

    static func variation(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot() / mean
    }
}
