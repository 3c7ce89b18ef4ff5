import Evaluation
import Forecasting

/// A backtest as a table: a line for each trace, horizon and forecaster, and a summary.
enum BacktestTable {
    static func lines(_ cells: [BacktestCell], _ leads: [BacktestLead]) -> [String] {
        guard !cells.isEmpty else {
            return ["no trace has 60 targets at any horizon that is a whole number of its steps"]
        }
        var table = TextTable(
            ["trace", "minutes", "targets", "forecaster", "WAPE", "PB90", "× gated", "MASE", "P90 held", "P99 held"])
        for cell in cells {
            let ours = cell["gated"]?.pb90 ?? .nan
            for (index, entry) in cell.scores.enumerated() {
                let score = entry.score
                table.append([
                    index == 0 ? cell.trace : "", index == 0 ? "\(cell.horizonSeconds / 60)" : "",
                    index == 0 ? "\(cell.targets)" : "", entry.forecaster, DecimalText.fixed(score.wape, digits: 4),
                    DecimalText.fixed(score.pb90, digits: 4), DecimalText.fixed(score.pb90 / ours, digits: 3),
                    DecimalText.fixed(score.mase, digits: 3), DecimalText.fixed(score.coverage90, digits: 3),
                    DecimalText.fixed(score.coverage99, digits: 4),
                ])
            }
        }
        return table.lines + [""] + maxima(leads) + [""] + summary(BacktestSummary(cells))
    }

    private static func maxima(_ leads: [BacktestLead]) -> [String] {
        guard !leads.isEmpty else { return [] }
        var table = TextTable([
            "maximum over", "seconds", "windows", "PB90", "P90 held", "P99 held", "listens to", "says",
        ])
        for lead in leads {
            let weights = lead.weights.sorted { $0.weight > $1.weight }.prefix(3)
            table.append([
                lead.trace, DecimalText.trimmed(lead.leadSeconds, digits: 0), "\(lead.targets)",
                DecimalText.fixed(lead.score.pb90, digits: 4), DecimalText.fixed(lead.score.coverage90, digits: 3),
                DecimalText.fixed(lead.score.coverage99, digits: 4),
                weights.map { "\($0.expert.rawValue) \(percent($0.weight))" }.joined(separator: ", "),
                lead.reasons.map { "\($0.reason.rawValue) \(percent($0.share))" }.joined(separator: ", "),
            ])
        }
        return table.lines
    }

    private static func percent(_ share: Double) -> String { DecimalText.fixed(share * 100, digits: 0) + " %" }

    private static func summary(_ summary: BacktestSummary) -> [String] {
        func ratio(_ ratio: BacktestSummary.Ratio?) -> String {
            guard let ratio else { return DecimalText.unknown }
            let mean = DecimalText.fixed(ratio.mean, digits: 3)
            let worst = DecimalText.fixed(ratio.worst, digits: 3)
            return "\(mean) in geometric mean, at most \(worst), \(ratio.cells) cells"
        }
        return [
            "WAPE up to 5 min, of persistence:                     \(ratio(summary.shortWape))",
            "PB90 from 10 min, traces of a day, of best reference: \(ratio(summary.best))",
            "PB90 from 10 min, traces of a day, of persistence:    \(ratio(summary.persistence))",
            "P90 held for .88 … .92:  \(summary.coverage90.cells) of \(summary.coverage90.of) cells with "
                + "\(BacktestSummary.coverageTargetsMin) targets and more",
            "P99 held for .98 … .995: \(summary.coverage99.cells) of \(summary.coverage99.of)",
        ]
    }
}
