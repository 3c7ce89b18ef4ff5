import Foundation

/// Files that a verb was asked to write, and its standard output.
enum OutputFile {
    /// Writes `text` to `path`, named by `option` if that fails.
    static func write(_ text: String, to path: String, option: String) throws(CommandRefusal) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandRefusal("\(option) \(path): \(error.localizedDescription)")
        }
    }

    /// Writes to standard output.
    static func say(_ data: Data) throws {
        try FileHandle.standardOutput.write(contentsOf: data)
    }

    /// Writes lines to standard output.
    static func say(_ lines: [String]) throws {
        try say(Data(lines.map { $0 + "\n" }.joined().utf8))
    }
}
