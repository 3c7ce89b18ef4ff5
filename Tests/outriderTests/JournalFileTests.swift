import Evaluation
import Foundation
import Testing

@testable import outrider

@Suite struct JournalFileTests {
    /// A cell as a file has it; only its own room can make one.
    private func cell() throws -> CellResult {
        let text = """
            {"trace":"t","policy":"kpa","router":"p2c","seed":1,"requests":1,"completed":1,"lost":0,"in_flight":0,
             "gpu_hours":0.5,"replica_changes":0,"replica_moves":0,"replicas_mean":1,"replicas_peak":1,
             "faults_unrecovered":0,"arrivals_hash":"00","parameters":{}}
            """
        return try JSONDecoder().decode(CellResult.self, from: Data(text.utf8))
    }

    private func withFolder(_ use: (URL) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await use(folder.url.appending(path: "journal"))
    }

    @Test func `what was appended is there when it is opened again`() async throws {
        let cell = try cell()
        try await withFolder { folder in
            do {
                let journal = try JournalFile(folder: folder)
                try await journal.append(key: "k", cell)
            }
            let again = try JournalFile(folder: folder)
            #expect(await again.cells == ["k": cell])
        }
    }

    @Test func `a line that broke off is cut, and the next one is whole`() async throws {
        let cell = try cell()
        try await withFolder { folder in
            let file = folder.appending(path: "cells.jsonl")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try (GridJournal.line(key: "k1", cell) + Data("{\"key\":\"k2\",\"ce".utf8)).write(to: file)
            do {
                let journal = try JournalFile(folder: folder)
                #expect(await Array(journal.cells.keys) == ["k1"])
                try await journal.append(key: "k3", cell)
            }
            let again = try JournalFile(folder: folder)
            #expect(await again.cells.keys.sorted() == ["k1", "k3"])
        }
    }

    @Test func `two at the same time are one too many`() async throws {
        try await withFolder { folder in
            let first = try JournalFile(folder: folder)
            let error = #expect(throws: CommandRefusal.self) { try JournalFile(folder: folder) }
            #expect(error?.description.hasSuffix("cells.jsonl is in use by another run") == true)
            #expect(await first.cells.isEmpty)
        }
    }
}
