import Evaluation
import Foundation
import Measures
import Training

/// Shows on standard error how far a training is: a bar on a terminal, a line every ten seconds elsewhere.
struct TrainingDisplay {
    private static let frame = Duration.milliseconds(250)
    private static let plainFrame = Duration.seconds(10)

    private let isTerminal: Bool
    private var begin = SystemTime.real.now()
    private var shownAt: Timestamp?
    private var line = ""

    init() {
        let term = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
        isTerminal = isatty(STDERR_FILENO) == 1 && term != "dumb"
    }

    /// Takes note, and draws if it is time.
    mutating func show(_ progress: ForecastTraining.Progress) {
        let now = SystemTime.real.now()
        switch progress {
        case .preparing(let done, let total):
            line = ProgressText(total: total, unit: "series", before: 0).line(done: done, elapsed: now - begin)
            if done == total { begin = now }
        case .training(let done, let total, let epoch):
            line = ProgressText(total: total, unit: "batches", before: 0).line(done: done, elapsed: now - begin)
            if let epoch {
                line += " · stopping loss \(DecimalText.fixed(epoch.validation, digits: 3))"
            }
        }
        if let shownAt, now - shownAt < (isTerminal ? Self.frame : Self.plainFrame) { return }
        shownAt = now
        Self.write(isTerminal ? "\r\u{1b}[2K\(line)" : "\(line)\n")
    }

    /// Leaves the last state behind.
    func end() {
        Self.write(isTerminal ? "\r\u{1b}[2K\(line)\n" : "\(line)\n")
    }

    private static func write(_ text: String) {
        // Nobody reads it: the work is worth no less.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
