import KubernetesAPI
import NIOConcurrencyHelpers

/// Every version of every object, one line each, in the order in which they were written.
///
/// A line is written, with one call, before anybody sees its version: what a client was told is still true after the
/// process was killed. The call ends in the page cache, so it takes microseconds and waits for no disk; a crash of the
/// whole machine may lose the newest lines. When the file has grown, it is replaced by one that holds what is left.
final class Journal: Sendable {
    /// The growth after which the file is replaced; a much larger store waits until its journal has doubled.
    static let growthBytesMin = 64 << 20
    /// Bytes that are gathered for one call while the file is replaced.
    private static let chunkBytes = 1 << 20

    private struct Guarded: Sendable {
        /// Nil after a failure: a line after a gap must never be written.
        var file: OpenFile?
        /// The size after the last replacement.
        var baseBytes: Int
        var grownBytes = 0
    }

    /// Yields at most one error, after which nothing is written any more.
    let failures: AsyncStream<DataDirectoryError>
    private let failure: AsyncStream<DataDirectoryError>.Continuation
    private let path: String
    private let growthBytesMin: Int
    private let guarded: NIOLockedValueBox<Guarded>

    /// Begins a journal with what is in `store`, in place of the file at `path`.
    init(
        path: String, store: ObjectStore, growthBytesMin: Int = Journal.growthBytesMin
    ) throws(DataDirectoryError) {
        self.path = path
        self.growthBytesMin = growthBytesMin
        let (file, size) = try Self.replace(path, with: store)
        guarded = NIOLockedValueBox(Guarded(file: file, baseBytes: size))
        (failures, failure) = AsyncStream<DataDirectoryError>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Writes the line of one write; `store` is what that write left.
    func append(_ line: JournalLine, store: ObjectStore) {
        guarded.withLockedValue { guarded in
            guard let file = guarded.file else { return }  // told already; the cluster is ending
            do throws(DataDirectoryError) {
                let bytes = line.bytes
                try file.write(bytes)
                guarded.grownBytes += bytes.count
                guard guarded.grownBytes > max(growthBytesMin, guarded.baseBytes) else { return }
                let (file, size) = try Self.replace(path, with: store)
                guarded = Guarded(file: file, baseBytes: size)
            } catch {
                guarded.file = nil
                failure.yield(error)
                failure.finish()
            }
        }
    }

    /// Writes a new file beside the old one and gives it the old one's name: a death in between leaves the old one.
    private static func replace(
        _ path: String, with store: ObjectStore
    ) throws(DataDirectoryError) -> (file: OpenFile, size: Int) {
        let newPath = path + ".new"
        let file = try OpenFile(path: newPath, empties: true)
        var bytes = JournalLine.Head(revision: store.revision).bytes
        var size = 0
        for (resource, objects) in store.everything {
            for stored in objects {
                bytes += JournalLine(resource, stored, stored.object).bytes
                guard bytes.count > chunkBytes else { continue }
                try file.write(bytes)
                size += bytes.count
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try file.write(bytes)
        try OpenFile.rename(newPath, to: path)
        // Opened anew under its name, which a later error tells.
        return (try OpenFile(path: path, empties: false), size + bytes.count)
    }
}
