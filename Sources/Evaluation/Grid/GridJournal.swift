public import Foundation

/// Cells that were finished before, one JSON line each, so that a stopped run goes on where it was.
///
/// A line is appended as soon as its cell is finished. A process that is killed while it writes leaves a last line
/// without its end: that one is dropped, and its cell is run again. Lines of other grids in the same file are kept.
public struct GridJournal: Sendable {
    /// Bytes of one line; the longest of ours has two thousand.
    static let lineBytesMax = 65_536

    private struct Entry: Codable {
        var key: String
        var cell: CellResult
    }

    /// What was finished, by the key of its cell.
    public private(set) var cells: [String: CellResult] = [:]
    /// Bytes of the file that are whole lines; what follows is to be cut off before more is appended.
    public private(set) var wholeBytes = 0

    /// Reads a journal.
    ///
    /// - Parameters:
    ///   - bytes: the file; empty if there is none yet.
    ///   - file: how errors name it.
    /// - Throws: the first whole line that is none of ours.
    public init(_ bytes: Data, file: String) throws(GridError) {
        let decoder = JSONDecoder()
        var number = 0
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            number += 1
            guard end - start <= Self.lineBytesMax,
                let entry = try? decoder.decode(Entry.self, from: bytes[start..<end])
            else { throw GridError.badJournal(file: file, line: number) }
            cells[entry.key] = entry.cell
            start = end + 1
        }
        wholeBytes = start - bytes.startIndex
    }

    /// The line of a finished cell, its end included.
    public static func line(key: String, _ cell: CellResult) throws -> Data {
        try ReportJSON.line(Entry(key: key, cell: cell)) + Data("\n".utf8)
    }
}
