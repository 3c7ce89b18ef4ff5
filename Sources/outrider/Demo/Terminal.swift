import Foundation

/// The demo's output: a picture drawn over the one before on a terminal, plain lines elsewhere.
struct Terminal {
    /// Whether standard output is a terminal that can move its cursor.
    let isInteractive: Bool
    /// Whether nobody reads any more, as behind `| head`.
    private(set) var isClosed = false
    private var linesDrawn = 0

    init() {
        let term = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
        isInteractive = isatty(STDOUT_FILENO) == 1 && term != "dumb"
    }

    /// How wide it is now; 80 where it does not say.
    var columns: Int {
        var size = winsize()
        let answer = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        return answer == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Draws `lines`, none wider than `columns`, where the last picture stood.
    mutating func draw(_ lines: [String]) {
        var text = linesDrawn > 0 ? "\u{1b}[\(linesDrawn)A" : ""
        for line in lines { text += "\r\u{1b}[2K\(line)\n" }
        // The last picture may have been taller.
        text += "\u{1b}[J"
        linesDrawn = lines.count
        write(text)
    }

    /// Writes lines below whatever was drawn.
    mutating func append(_ lines: [String]) {
        linesDrawn = 0
        write(lines.map { $0 + "\n" }.joined())
    }

    private mutating func write(_ text: String) {
        do { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) } catch { isClosed = true }
    }
}
