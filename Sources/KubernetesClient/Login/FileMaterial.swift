import Foundation
import Logging
import Measures

/// Files that are read again when they may have changed: service account tokens live an hour and are rotated in place.
actor FileMaterial {
    /// How long a reading counts; client-go uses a minute too.
    static let period = Duration.seconds(60)
    /// The largest file; a bundle of all public authorities has 200 kB.
    static let bytesMax = 4 << 20

    private struct Entry {
        var bytes: [UInt8]
        var at: Timestamp
    }

    private var entries: [String: Entry] = [:]
    private let clock: any TimeSource
    private let log: Logger

    init(clock: any TimeSource, log: Logger) {
        self.clock = clock
        self.log = log
    }

    /// The bytes of `material`, at most a minute old.
    ///
    /// A file that cannot be read any more keeps its last bytes.
    func bytes(of material: Material) async throws(LoginError) -> [UInt8] {
        switch material {
        case .bytes(let bytes): return bytes
        case .file(let path):
            let now = clock.now()
            if let entry = entries[path], now - entry.at < Self.period { return entry.bytes }
            switch await OwnThread.run({ Self.read(path) }) {
            case .success(let bytes):
                entries[path] = Entry(bytes: bytes, at: now)
                return bytes
            case .failure(let error):
                guard let entry = entries[path] else { throw error }
                log.warning("credentials file unreadable, using its last content", metadata: ["path": "\(path)"])
                return entry.bytes
            }
        }
    }

    /// Reads every file anew at the next request.
    func forget() {
        for path in Array(entries.keys) { entries[path]?.at = Timestamp(nanoseconds: .min) }
    }

    static func read(_ path: String) -> Result<[UInt8], LoginError> {
        guard let data = FileManager.default.contents(atPath: path) else {
            return .failure(LoginError("\(path): no such file, or not readable"))
        }
        guard data.count <= bytesMax else {
            return .failure(LoginError("\(path): \(data.count) bytes; accepted: at most \(bytesMax)"))
        }
        return .success(Array(data))
    }
}
