import Foundation
public import Measures

/// Where a cluster is kept, so that a process after this one can go on with it: its identity and its objects.
///
/// Belongs to one process at a time. Holds private keys, tokens and Secrets: only its owner may read it.
public struct DataDirectory: Sendable {
    /// Nil of a new cluster.
    let identity: ClusterIdentity?
    /// What the last process left.
    let store: ObjectStore
    let journal: Journal
    private let identityPath: String
    /// Held for as long as the directory is in use.
    private let lock: OpenFile

    private static let lockName = "lock"
    private static let identityName = "identity.json"
    private static let journalName = "journal.jsonl"
    private static let unfinished = ".new"

    /// Opens the directory at `path`, made if it is not there, and reads what it holds.
    ///
    /// - Parameters:
    ///   - path: an empty directory, or one that was made here.
    ///   - now: the cluster's time.
    /// - Throws: if it is in use, cannot be written, or holds something else or something damaged.
    public init(path: String, now: Timestamp) throws(DataDirectoryError) {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        try Self.prepare(path)
        lock = try OpenFile(path: folder.appendingPathComponent(Self.lockName).path, empties: false)
        try lock.lock()
        let identityPath = folder.appendingPathComponent(Self.identityName).path
        self.identityPath = identityPath
        let journalPath = folder.appendingPathComponent(Self.journalName).path
        identity = try Self.contents(of: identityPath).map { bytes throws(DataDirectoryError) in
            try ClusterIdentity(parsing: bytes, file: identityPath)
        }
        var reader = JournalReader(file: journalPath)
        let bytes = try Self.contents(of: journalPath)
        store =
            try bytes.map { bytes throws(DataDirectoryError) in try reader.store(from: bytes, now: now) }
            ?? ObjectStore()
        // The identity is written before the first object.
        guard identity != nil || store.everything.isEmpty else { throw Self.missing(identityPath) }
        guard identity == nil || bytes != nil else { throw Self.missing(journalPath) }
        journal = try Journal(path: journalPath, store: store)
    }

    /// Keeps the identity of a new cluster, for its owner's eyes only.
    func keep(_ identity: ClusterIdentity) throws(DataDirectoryError) {
        let newPath = identityPath + Self.unfinished
        try OpenFile(path: newPath, empties: true).write(identity.bytes)
        try OpenFile.rename(newPath, to: identityPath)
    }

    private static func prepare(_ path: String) throws(DataDirectoryError) {
        let ours = [lockName, identityName, journalName].flatMap { [$0, $0 + unfinished] }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let foreign = try FileManager.default.contentsOfDirectory(atPath: path).filter { !ours.contains($0) }
            guard let first = foreign.min() else { return }
            throw DataDirectoryError(
                file: path, field: "a file in it", found: "\"\(first)\"",
                accepted: "an empty directory, or one that outrider cluster made")
        } catch let error as DataDirectoryError {
            throw error
        } catch {
            throw DataDirectoryError(
                file: path, field: "opening it", found: "refused: \(error.localizedDescription)",
                accepted: "a directory that this process may write")
        }
    }

    /// What a file holds; nil if there is none.
    private static func contents(of path: String) throws(DataDirectoryError) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw DataDirectoryError(
                file: path, field: "reading it", found: "refused: \(error.localizedDescription)",
                accepted: "a file that this process may read")
        }
    }

    private static func missing(_ path: String) -> DataDirectoryError {
        DataDirectoryError(
            file: path, field: "the file", found: "missing", accepted: "all files of a cluster, or an empty directory")
    }
}
