import Deciding
import Foundation
import GRDB
public import Logging
public import Measures
import Workloads

/// What deciding remembers, on disk, so that a restart forgets nothing: one row a workload in one SQLite file.
///
/// The file is a cache of what the world would teach again: one that cannot be read is put aside, never a reason to
/// stop. GRDB runs each access on a queue of its own, so no decision waits for a disk.
/// Bounds: `rowsMax` rows of `memoryBytesMax`, none older than `ageMax`.
public struct HistoryFile: Sendable {
    /// The file's name within its folder; `-wal` and `-shm` stand beside it while it is open.
    public static let name = "history.sqlite"
    /// Rows kept; the oldest go.
    static let rowsMax = 20_000
    /// The largest memory of one workload; a forecast, two hours of recommendations and their JSON are a tenth of it.
    static let memoryBytesMax = 1 << 20
    /// Five weeks: as long as a history of demand.
    static let ageMax = Duration.seconds(35 * 86_400)

    /// One workload's memory.
    struct Row: Hashable, Sendable {
        var workload: WorkloadID
        /// The Deployment's UID: one that was made again under its name does not inherit.
        var uid: String
        var memory: WorkloadMemory
    }

    private let queue: DatabaseQueue

    /// Opens the file in `folder`, and makes what is missing; what is there and cannot be read is put aside.
    ///
    /// - Throws: if the folder cannot be written.
    public static func open(in folder: String, now: Timestamp, log: Logger) throws(HistoryFileError) -> HistoryFile {
        let path = "\(folder)/\(name)"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            do {
                return HistoryFile(queue: try openQueue(path))
            } catch let error as DatabaseError where error.isOfContent {
                let aside = try putAside(path, now: now)
                log.error(
                    "history unreadable, put aside",
                    metadata: ["path": .string(path), "aside": .string(aside), "error": .string("\(error)")])
                return HistoryFile(queue: try openQueue(path))
            }
        } catch {
            throw HistoryFileError(folder: folder, reason: "\(error)")
        }
    }

    private static func openQueue(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.label = "history"
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        guard try queue.read({ try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }) == "ok" else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "quick_check found a fault")
        }
        let migrator = HistorySchema.migrator
        if try queue.read({ try migrator.hasBeenSuperseded($0) }) {
            throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "written by a later version of Outrider")
        }
        try migrator.migrate(queue)
        return queue
    }

    private static func putAside(_ path: String, now: Timestamp) throws -> String {
        let aside = "\(path).unreadable-\(now.wholeSeconds)"
        try FileManager.default.moveItem(atPath: path, toPath: aside)
        for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.moveItem(atPath: path + suffix, toPath: aside + suffix)
        }
        return aside
    }

    /// Everything that is remembered; a row that cannot be read is left out, and told.
    func load(log: Logger) async throws -> [Row] {
        try await queue.read { database in
            var rows: [Row] = []
            // By cursor: the texts of all rows at once would be many times what they say.
            let kept = try GRDB.Row.fetchCursor(
                database, sql: "SELECT namespace, name, uid, memory FROM memory ORDER BY namespace, name")
            while let row = try kept.next() {
                let workload = WorkloadID(namespace: row["namespace"], name: row["name"])
                do {
                    let memory = try JSONDecoder().decode(WorkloadMemory.self, from: row["memory"] as Data)
                    rows.append(Row(workload: workload, uid: row["uid"], memory: memory))
                } catch {
                    Self.warn("history of a workload unreadable", workload, "\(error)", log: log)
                }
            }
            return rows
        }
    }

    /// Writes `rows`, takes out the workloads that are `gone`, and keeps the bounds, all or nothing.
    ///
    /// A row that is no text, or too large a one, is left out and told: it must not keep the others from the disk.
    func save(_ rows: [Row], gone: [WorkloadID], now: Timestamp, log: Logger) async throws {
        let encoded = rows.compactMap { row in Self.text(of: row, log: log).map { (row: row, memory: $0) } }
        try await queue.write { database in
            for workload in gone {
                try database.execute(
                    sql: "DELETE FROM memory WHERE namespace = ? AND name = ?",
                    arguments: [workload.namespace, workload.name])
            }
            for (row, memory) in encoded {
                try database.execute(
                    sql: "REPLACE INTO memory (namespace, name, uid, saved_at, memory) VALUES (?, ?, ?, ?, ?)",
                    arguments: [row.workload.namespace, row.workload.name, row.uid, now.wholeSeconds, memory])
            }
            try database.execute(
                sql: "DELETE FROM memory WHERE saved_at < ?", arguments: [(now - Self.ageMax).wholeSeconds])
            try database.execute(
                sql: """
                    DELETE FROM memory WHERE rowid IN
                    (SELECT rowid FROM memory ORDER BY saved_at DESC, rowid DESC LIMIT -1 OFFSET \(Self.rowsMax))
                    """)
        }
    }

    private static func text(of row: Row, log: Logger) -> Data? {
        do {
            let text = try JSONEncoder().encode(row.memory)
            if text.count <= memoryBytesMax { return text }
            warn(
                "history of a workload not saved", row.workload,
                "\(text.count) bytes; accepted: at most \(memoryBytesMax)", log: log)
        } catch {
            warn("history of a workload not saved", row.workload, "\(error)", log: log)
        }
        return nil
    }

    private static func warn(_ message: Logger.Message, _ workload: WorkloadID, _ error: String, log: Logger) {
        log.warning(
            message,
            metadata: [
                "namespace": .string(workload.namespace), "workload": .string("Deployment/\(workload.name)"),
                "error": .string(error),
            ])
    }
}

extension DatabaseError {
    /// Whether the file's content is at fault, not its place.
    fileprivate var isOfContent: Bool {
        resultCode.primaryResultCode == .SQLITE_CORRUPT || resultCode.primaryResultCode == .SQLITE_NOTADB
    }
}

/// A folder that cannot hold the history.
///
/// Reads: `--data-dir is "/data": …; accepted: a folder that can be written`.
public struct HistoryFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The folder.
    public var folder: String
    /// What the system or SQLite says.
    public var reason: String

    /// One line for people.
    public var description: String { "--data-dir is \"\(folder)\": \(reason); accepted: a folder that can be written" }
}
