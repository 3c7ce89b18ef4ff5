import Deciding
import Foundation
import KubernetesClient
import Logging
import Measures
import Testing
import Workloads

@testable import Controller

@Suite final class HistoryKeeperTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "keeper-\(UUID().uuidString)")
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func keeper(of world: World) throws -> HistoryKeeper {
        HistoryKeeper(
            file: try HistoryFile.open(in: folder.path, now: Fixture.start, log: log), reconciler: world.reconciler,
            time: world.clock, log: log)
    }

    /// Runs the keeper to its end: what is left is written then.
    private func end(_ keeper: HistoryKeeper) async {
        let running = Task { await keeper.run() }
        running.cancel()
        await running.value
    }

    @Test func `a restart forgets no stabilisation window`() async throws {
        let first = World()
        first.api.state.withLock { $0.queue = 9 }
        await first.deploy()
        await first.tick()
        #expect(await first.record?.to == 9)
        await end(try keeper(of: first))
        // The metric falls while the controller is away; five minutes have not passed.
        let second = World()
        second.api.state.withLock { state in
            state.queue = 2
            state.replicas = 9
        }
        try await keeper(of: second).restore()
        await second.deploy()
        await second.tick()
        #expect(await second.record?.to == 9)
        #expect(await second.record?.because.contains("recent recommendations were higher") == true)
    }

    @Test func `a Deployment that was made again under its name inherits nothing`() async throws {
        let first = World()
        first.api.state.withLock { $0.queue = 9 }
        await first.deploy()
        await first.tick()
        await end(try keeper(of: first))
        let rows = try await keeper(of: first).file.load(log: log)
        #expect(rows.map(\.uid) == ["uid-llm"])
        let second = World()
        second.api.state.withLock { $0.queue = 2 }
        await second.reconciler.restore(
            rows.map { row in
                var other = row
                other.uid = "uid-of-another"
                return other
            })
        await second.deploy()
        await second.tick()
        #expect(await second.record?.to == 6, "begins with its own size, as an HPA that has just started")
        await second.tick()
        #expect(await second.reconciler.unsaved(limit: 9).rows.first?.uid == "uid-llm")
    }

    @Test func `what could not be saved is saved the next time`() async throws {
        let world = World()
        await world.deploy()
        await world.tick()
        let (rows, gone) = await world.reconciler.unsaved(limit: 9)
        #expect(rows.count == 1 && gone.isEmpty)
        #expect(await world.reconciler.unsaved(limit: 9).rows.isEmpty)
        await world.reconciler.notSaved(rows, gone: gone)
        #expect(await world.reconciler.unsaved(limit: 9).rows == rows)
    }

    @Test func `at the end everything is written, also more than one write holds`() async throws {
        let world = World()
        let names = (0...HistoryKeeper.rowsMax).map { "w\($0)" }
        for name in names { await world.deploy(name: name) }
        while await world.reconciler.status().workloads.count < names.count { await world.tick() }
        let keeper = try keeper(of: world)
        await end(keeper)
        #expect(try await keeper.file.load(log: log).count == names.count)
    }

    @Test func `without a file nobody remembers who left`() async throws {
        let world = World()
        await world.deploy()
        await world.deploy(["mode": "off"])
        #expect(await !world.reconciler.hasUnsaved)
    }

    @Test func `a workload that leaves is forgotten on disk as well`() async throws {
        let world = World()
        let keeper = try keeper(of: world)
        await keeper.restore()
        await world.deploy()
        await world.tick()
        await end(keeper)
        #expect(try await keeper.file.load(log: log).count == 1)
        await world.deploy(["mode": "off"])
        await end(keeper)
        #expect(try await keeper.file.load(log: log).isEmpty)
    }
}
