import Evaluation
import Foundation
import Testing

@testable import outrider

@Suite struct TraceFolderTests {
    /// A folder of small files that is gone when `use` returns.
    private func withFolder(_ files: [String: String], use: (String) throws -> Void) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for (name, text) in files {
            let url = folder.url.appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        try use(folder.url.path)
    }

    @Test func `traces are found in all folders, in order, and nothing else`() throws {
        let files = [
            "b/b.rate.csv": "1", "a.requests.csv": "2", "README.md": "3", "c.lengths.csv.gz": "4",
            ".hidden/x.rate.csv": "5",
            "notes.csv": "6",
        ]
        try withFolder(files) { path in
            let read = try TraceFolder.read(path)
            #expect(read.map(\.name) == ["a.requests.csv", "b/b.rate.csv", "c.lengths.csv.gz"])
            #expect(read[1].bytes == Array("1".utf8))
        }
    }

    @Test func `a folder without traces is refused, and so is none`() throws {
        try withFolder(["README.md": ""]) { path in
            #expect(throws: CommandRefusal.self) { try TraceFolder.read(path) }
        }
        let error = #expect(throws: CommandRefusal.self) { try TraceFolder.read("/no/such/folder") }
        #expect(error?.description == "--traces /no/such/folder: no such folder, or it cannot be read")
    }
}
