import Foundation
import Measures

/// Shows on standard error how far long work is: a bar on a terminal, a line every ten seconds elsewhere.
actor Progress {
    private static let frame = Duration.milliseconds(250)
    private static let plainFrame = Duration.seconds(10)

    private let text: ProgressText
    private var done: Int
    private let begin: Timestamp
    private let isTerminal: Bool

    /// Makes the display of `total` pieces, of which `before` were finished by an earlier run.
    init(total: Int, before: Int = 0, unit: String) {
        text = ProgressText(total: total, unit: unit, before: before)
        done = before
        begin = SystemTime.real.now()
        let term = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
        isTerminal = isatty(STDERR_FILENO) == 1 && term != "dumb"
    }

    /// One more piece is finished.
    func advance() {
        done += 1
    }

    /// Does `work`, and shows how far it is all the while.
    nonisolated func during<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        let display = Task { await show() }
        do {
            let result = try await work()
            await end(display)
            return result
        } catch {
            await end(display)
            throw error
        }
    }

    /// Draws until it is cancelled.
    private func show() async {
        while !Task.isCancelled {
            if isTerminal {
                Self.write("\r\u{1b}[2K\(line)")
            } else if done > text.before {
                Self.write("\(line)\n")
            }
            try? await SystemTime.real.sleep(
                until: SystemTime.real.now() + (isTerminal ? Self.frame : Self.plainFrame))
        }
    }

    private func end(_ display: Task<Void, Never>) async {
        display.cancel()
        await display.value
        Self.write(isTerminal ? "\r\u{1b}[2K\(line)\n" : "\(line)\n")
    }

    private var line: String {
        text.line(done: done, elapsed: SystemTime.real.now() - begin)
    }

    private static func write(_ text: String) {
        // Nobody reads it: the work is worth no less.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
