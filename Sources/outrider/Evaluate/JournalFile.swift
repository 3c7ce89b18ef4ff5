import Evaluation
import Foundation

/// The journal of a grid on disk: `cells.jsonl` in a folder of its own, used by one process at a time.
actor JournalFile {
    /// Bytes of a journal; a cell takes one or two thousand.
    private static let bytesMax = 1 << 30

    /// What was finished, by an earlier run or by this one.
    private(set) var cells: [String: CellResult]
    private let folder: URL
    private let handle: FileHandle

    /// Opens the journal of `folder`, which is made if it is not there, and cuts off a line that was not finished.
    init(folder: URL) throws(CommandRefusal) {
        let file = folder.appending(path: "cells.jsonl")
        self.folder = folder
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            if !FileManager.default.fileExists(atPath: file.path) {
                try Data().write(to: file)
            }
            handle = try FileHandle(forUpdating: file)
        } catch {
            throw CommandRefusal("\(file.path) cannot be written: \(error.localizedDescription)")
        }
        guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw CommandRefusal("\(file.path) is in use by another run")
        }
        do {
            let bytes = try handle.read(upToCount: Self.bytesMax) ?? Data()
            let journal = try GridJournal(bytes, file: file.path)
            cells = journal.cells
            try handle.truncate(atOffset: UInt64(journal.wholeBytes))
            try handle.seekToEnd()
        } catch let error as GridError {
            throw CommandRefusal(error.description)
        } catch {
            throw CommandRefusal("\(file.path) cannot be read: \(error.localizedDescription)")
        }
    }

    /// Keeps a finished cell.
    func append(key: String, _ cell: CellResult) throws {
        try handle.write(contentsOf: GridJournal.line(key: key, cell))
        cells[key] = cell
    }

    /// Forgets everything: the grid is finished, and nobody named the folder.
    func remove() {
        // What cannot be removed is found again by the same command, and is right then too.
        try? FileManager.default.removeItem(at: folder)
    }

    /// Where the journal of a grid lives whose command names no folder; the same command finds it again.
    static func standardFolder(of grid: String) -> URL {
        let caches =
            FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
            ?? FileManager.default.temporaryDirectory
        return caches.appending(path: "outrider").appending(path: "grids").appending(path: grid)
    }
}
