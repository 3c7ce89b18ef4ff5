import Evaluation
import Foundation

/// The trace files below a folder, in the order of their names.
enum TraceFolder {
    /// Endings of files that are traces; everything else (a README, a licence) is passed over.
    private static let endings = [".requests.csv", ".rate.csv", ".clients.csv", ".lengths.csv"]
    /// Files of one folder, and bytes of them all: more is no set of traces but a mistaken path.
    private static let filesMax = 1_000
    private static let bytesMax = 1 << 30

    /// Reads all trace files in `path` and the folders in it.
    static func read(_ path: String) throws(CommandRefusal) -> [TraceFile] {
        let root = URL(fileURLWithPath: path, isDirectory: true)
        var names: [String]
        do {
            names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        } catch {
            throw CommandRefusal("--traces \(path): no such folder, or it cannot be read")
        }
        names = names.filter(isTrace).sorted()
        guard !names.isEmpty else {
            throw CommandRefusal(
                "--traces \(path): no trace in it; accepted: files that end in "
                    + "\(endings.joined(separator: ", ")), or .gz"
            )
        }
        guard names.count <= filesMax else {
            throw CommandRefusal("--traces \(path): \(names.count) trace files; accepted: at most \(filesMax)")
        }
        var files: [TraceFile] = []
        var left = bytesMax
        for name in names {
            guard let data = try? Data(contentsOf: root.appending(path: name)) else {
                throw CommandRefusal("--traces: \(name) cannot be read")
            }
            left -= data.count
            guard left >= 0 else {
                throw CommandRefusal("--traces \(path): more than \(bytesMax >> 20) MiB of traces")
            }
            files.append(TraceFile(name: name, bytes: Array(data)))
        }
        return files
    }

    private static func isTrace(_ name: String) -> Bool {
        let bare = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
        return !name.split(separator: "/").contains { $0.hasPrefix(".") } && endings.contains { bare.hasSuffix($0) }
    }
}
