import Compression
import Evaluation
import Foundation
import Neural
import Simulation
import Training

/// A recorded rate below the folder of the traces.
struct RateFile {
    let series: DemandSeries
    /// Of the unpacked bytes.
    let sha256: String

    private static let ending = ".rate.csv"
    /// Unpacked bytes of a file, as for `evaluate`.
    private static let bytesMax = 1 << 28

    /// Reads all rate files in `path` and the folders in it, in the order of their traces' names.
    static func read(_ path: String) throws(CommandRefusal) -> [RateFile] {
        var files: [RateFile] = []
        for file in try TraceFolder.read(path) {
            let packed = file.name.hasSuffix(".gz")
            let bare = packed ? String(file.name.dropLast(3)) : file.name
            guard bare.hasSuffix(ending) else { continue }  // another kind of trace
            let stem = bare.dropLast(ending.count)
            let name = stem.split(separator: "/").last.map(String.init) ?? String(stem)
            guard !files.contains(where: { $0.series.trace == name }) else {
                throw CommandRefusal("--traces: \(file.name) is a second \(name); accepted: one of a name")
            }
            files.append(try RateFile(name: name, file: file))
        }
        guard !files.isEmpty else {
            throw CommandRefusal("--traces \(path): no rate file; accepted: files that end in \(ending), or .gz")
        }
        return files.sorted { $0.series.trace < $1.series.trace }
    }

    private init(name: String, file: TraceFile) throws(CommandRefusal) {
        do {
            let bytes = try Gzip.isPacked(file.bytes) ? Gzip.unpack(file.bytes, bytesMax: Self.bytesMax) : file.bytes
            guard let series = DemandSeries(name: name, try Trace(bytes: bytes, file: file.name)) else {
                throw CommandRefusal("--traces: \(file.name) is no rate; accepted: seconds,requests_per_second")
            }
            self.series = series
            sha256 = SHA256.hex(bytes)
        } catch let refusal as CommandRefusal {
            throw refusal
        } catch let error as TraceError {
            throw CommandRefusal("--traces: \(error)")  // it names the file
        } catch {
            throw CommandRefusal("--traces: \(file.name): \(error)")
        }
    }
}
