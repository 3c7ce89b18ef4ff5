import ArgumentParser
import Deciding
import Foundation
import Logging
import Measures
import Testing

@testable import outrider

@Suite struct RunCommandTests {
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let now = Timestamp(seconds: 1_795_000_000)

    @Test func `a data folder that cannot be opened does not keep the controller from running`() throws {
        let command = try RunCommand.parse(["--data-dir", "/dev/null/history"])
        #expect(command.history(now: now, log: log) == nil)
    }

    @Test func `a data folder that can be is opened`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let command = try RunCommand.parse(["--data-dir", folder.path])
        #expect(command.history(now: now, log: log) != nil)
    }

    @Test func `parameters that cannot be read do not keep the controller from running`() {
        let models = RunCommand.models(log: log) { throw CommandRefusal("forecaster.params: damaged") }
        #expect(models.forecaster == nil)
    }
}
