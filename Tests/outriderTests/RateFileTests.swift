import Foundation
import Neural
import Testing
import Training

@testable import outrider

@Suite struct RateFileTests {
    private static let rate = "seconds,requests_per_second\n0,1\n60,\n120,3\n"

    private func read(_ files: [String: String]) throws -> [RateFile] {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for (name, text) in files {
            let url = folder.url.appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return try RateFile.read(folder.url.path)
    }

    @Test func `rates are read in the order of their names, with gaps and the digest of their bytes`() throws {
        let files = try read(["z/a.rate.csv": Self.rate, "b.rate.csv": Self.rate, "c.lengths.csv": "x"])
        #expect(files.map(\.series.trace) == ["a", "b"])
        #expect(files[0].series.stepSeconds == 60)
        #expect(files[0].series.values.map { $0.isNaN ? -1 : $0 } == [1, -1, 3])
        #expect(files[0].sha256 == SHA256.hex(Array(Self.rate.utf8)))
    }

    @Test func `a second trace of a name, a wrong line and no rate at all are refused by name`() throws {
        let second = #expect(throws: CommandRefusal.self) {
            try read(["x/a.rate.csv": Self.rate, "y/a.rate.csv": Self.rate])
        }
        #expect(second?.description == "--traces: y/a.rate.csv is a second a; accepted: one of a name")
        let line = #expect(throws: CommandRefusal.self) {
            try read(["a.rate.csv": "seconds,requests_per_second\n0,1\n60,x\n"])
        }
        #expect(line?.description.hasPrefix("--traces: a.rate.csv: line 3: requests_per_second is \"x\"") == true)
        #expect(throws: CommandRefusal.self) { try read(["a.lengths.csv": "x"]) }
    }
}
