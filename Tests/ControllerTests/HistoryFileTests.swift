import Autoscaling
import Deciding
import Foundation
import GRDB
import KubernetesClient
import Logging
import Measures
import Testing
import Workloads

@testable import Controller

@Suite final class HistoryFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID().uuidString)")
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let now = Fixture.start
    private var path: String { "\(folder.path)/\(HistoryFile.name)" }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func open() throws -> HistoryFile {
        try HistoryFile.open(in: folder.path, now: now, log: log)
    }

    private func row(_ name: String, uid: String = "u1", desired: Int32 = 9) -> HistoryFile.Row {
        var memory = WorkloadMemory()
        memory.status.desiredReplicas = desired
        return HistoryFile.Row(workload: WorkloadID(namespace: "shop", name: name), uid: uid, memory: memory)
    }

    @Test func `what is saved is there after a restart`() async throws {
        let rows = [row("a"), row("b", uid: "u2", desired: 3)]
        try await open().save(rows, gone: [], now: now, log: log)
        #expect(try await open().load(log: log) == rows)
    }

    @Test func `a workload has one row, and none once it is gone`() async throws {
        let file = try open()
        try await file.save([row("a"), row("b")], gone: [], now: now, log: log)
        try await file.save(
            [row("a", desired: 2)], gone: [WorkloadID(namespace: "shop", name: "b")], now: now, log: log)
        #expect(try await file.load(log: log) == [row("a", desired: 2)])
    }

    @Test func `rows of five weeks ago go`() async throws {
        let file = try open()
        try await file.save([row("old")], gone: [], now: now - HistoryFile.ageMax - .seconds(1), log: log)
        try await file.save([row("new")], gone: [], now: now, log: log)
        #expect(try await file.load(log: log).map(\.workload.name) == ["new"])
    }

    @Test func `a row that cannot be read loses itself only`() async throws {
        let file = try open()
        try await file.save([row("a"), row("b")], gone: [], now: now, log: log)
        let other = try DatabaseQueue(path: path)
        try await other.write { try $0.execute(sql: "UPDATE memory SET memory = x'7b' WHERE name = 'a'") }
        #expect(try await file.load(log: log) == [row("b")])
    }

    @Test func `a row that is too large keeps no other from the disk, and is told`() async throws {
        let warned = Locked<[String]>([])
        let log = Logger(label: "test") { _ in WarningLog(warned: warned) }
        var large = row("b")
        large.memory.status.conditions = [
            ScalingCondition(
                type: "Large", status: .isTrue, lastTransitionTime: nil,
                message: String(repeating: "x", count: HistoryFile.memoryBytesMax))
        ]
        let file = try open()
        try await file.save([large, row("c")], gone: [], now: now, log: log)
        #expect(try await file.load(log: log) == [row("c")])
        #expect(warned.withLock { $0 } == ["history of a workload not saved"])
    }

    @Test func `a file that is no database is put aside, and a new one is begun`() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(repeating: 0x41, count: 5_000).write(to: URL(filePath: path))
        let file = try open()
        #expect(try await file.load(log: log).isEmpty)
        try await file.save([row("a")], gone: [], now: now, log: log)
        #expect(FileManager.default.fileExists(atPath: "\(path).unreadable-\(now.wholeSeconds)"))
    }

    @Test func `a database with a page destroyed is put aside too`() async throws {
        do {
            let file = try open()
            try await file.save((0..<200).map { row("w\($0)") }, gone: [], now: now, log: log)
        }
        var bytes = try Data(contentsOf: URL(filePath: path))
        try #require(bytes.count > 12_000)
        bytes.replaceSubrange(4_096..<12_000, with: Data(repeating: 0xff, count: 7_904))
        try bytes.write(to: URL(filePath: path))
        #expect(try await open().load(log: log).isEmpty)
    }

    @Test func `a file of a later version is put aside, not understood by halves`() async throws {
        _ = try open()
        let other = try DatabaseQueue(path: path)
        try await other.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9: later')") }
        try other.close()
        #expect(try await open().load(log: log).isEmpty)
        #expect(FileManager.default.fileExists(atPath: "\(path).unreadable-\(now.wholeSeconds)"))
    }

    @Test func `a folder that cannot be is refused by its option`() {
        let error = #expect(throws: HistoryFileError.self) {
            try HistoryFile.open(in: "/dev/null/history", now: now, log: log)
        }
        #expect(error?.description.hasPrefix("--data-dir is \"/dev/null/history\": ") == true)
    }
}

/// Keeps the messages of warnings.
private struct WarningLog: LogHandler {
    let warned: Locked<[String]>
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.warning

    init(warned: Locked<[String]>) {
        self.warned = warned
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        warned.withLock { $0.append("\(event.message)") }
    }
}
