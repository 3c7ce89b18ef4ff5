/// Where parameters come from: text that goes into their file and beside it.
public struct TrainingProvenance: Hashable, Sendable {
    /// A file of the training data.
    public struct Source: Hashable, Sendable {
        /// The trace's name.
        public var trace: String
        /// Of the unpacked bytes, in hexadecimal.
        public var sha256: String
        /// What it was used for.
        public var role: TraceSplit.Role

        /// A source.
        public init(trace: String, sha256: String, role: TraceSplit.Role) {
            self.trace = trace
            self.sha256 = sha256
            self.role = role
        }
    }

    /// The command as it can be given again, the folder of the traces left open.
    public var command: String
    /// Of the program.
    public var version: String
    /// Of the day, as in 2026-11-24.
    public var date: String
    /// In order of their names.
    public var sources: [Source]

    /// Provenance of a training.
    public init(command: String, version: String, date: String, sources: [Source]) {
        self.command = command
        self.version = version
        self.date = date
        self.sources = sources
    }

    /// The lines: what made the parameters, of what, and how well it went.
    public func text(_ outcome: ForecastTraining.Outcome) -> String {
        var lines = [
            "command: \(command)", "version: \(version)", "date: \(date)",
            "rows: \(outcome.trainingRows) training, \(outcome.validationRows) stopping",
        ]
        for (index, epoch) in outcome.curve.enumerated() {
            let mark = index == outcome.best ? " (kept)" : ""
            lines.append("pass \(index + 1): training \(epoch.training), stopping \(epoch.validation)\(mark)")
        }
        lines += sources.map { "data: \($0.trace) sha256 \($0.sha256) \($0.role.rawValue)" }
        return lines.map { $0 + "\n" }.joined()
    }
}
