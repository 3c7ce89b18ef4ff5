import Forecasting
import Foundation

/// A backtest as JSON, one cell a line; what is unknown is null.
enum BacktestJSON {
    static func data(_ cells: [BacktestCell], _ leads: [BacktestLead]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func lines(_ values: [some Encodable]) throws -> String {
            try values.map { "\n" + String(decoding: try encoder.encode($0), as: UTF8.self) }.joined(separator: ",")
        }
        let summary = String(decoding: try encoder.encode(Summary(BacktestSummary(cells))), as: UTF8.self)
        return Data(
            """
            {"cells":[\(try lines(cells.map(Cell.init)))],
            "maxima":[\(try lines(leads.map(Lead.init)))],
            "summary":\(summary)}

            """.utf8)
    }

    private struct Score: Encodable {
        let wape: Double
        let pb90: Double
        let coverage90: Double
        let coverage99: Double
        let mase: Double?
        let pinball: [String: Double]
        /// 1 − PB90 / PB90 of each other forecaster of the cell.
        let skill: [String: Double]

        init(_ score: BacktestScore, others: [(forecaster: String, score: BacktestScore)]) {
            wape = score.wape
            pb90 = score.pb90
            coverage90 = score.coverage90
            coverage99 = score.coverage99
            mase = score.mase
            pinball = Dictionary(
                uniqueKeysWithValues: score.pinball.map { ("p\(Int($0.key.rawValue * 100))", $0.value) })
            skill = Dictionary(
                uniqueKeysWithValues: others.filter { $0.score.pb90 > 0 }.map {
                    ($0.forecaster, 1 - score.pb90 / $0.score.pb90)
                })
        }

        enum CodingKeys: String, CodingKey {
            case wape, pb90, coverage90, coverage99, mase, pinball, skill
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(wape, forKey: .wape)
            try container.encode(pb90, forKey: .pb90)
            try container.encode(coverage90, forKey: .coverage90)
            try container.encode(coverage99, forKey: .coverage99)
            try container.encode(mase, forKey: .mase)
            try container.encode(pinball, forKey: .pinball)
            try container.encode(skill, forKey: .skill)
        }
    }

    private struct Cell: Encodable {
        let trace: String
        let horizon_seconds: Int
        let targets: Int
        let scores: [String: Score]

        init(_ cell: BacktestCell) {
            trace = cell.trace
            horizon_seconds = cell.horizonSeconds
            targets = cell.targets
            scores = Dictionary(
                uniqueKeysWithValues: cell.scores.map { entry in
                    (
                        entry.forecaster,
                        Score(entry.score, others: cell.scores.filter { $0.forecaster != entry.forecaster })
                    )
                })
        }
    }

    private struct Lead: Encodable {
        let trace: String
        let lead_seconds: Double
        let targets: Int
        let score: Score
        let reasons: [String: Double]
        let weights: [String: Double]

        init(_ lead: BacktestLead) {
            trace = lead.trace
            lead_seconds = lead.leadSeconds
            targets = lead.targets
            score = Score(lead.score, others: [])
            reasons = Dictionary(uniqueKeysWithValues: lead.reasons.map { ($0.reason.rawValue, $0.share) })
            weights = Dictionary(uniqueKeysWithValues: lead.weights.map { ($0.expert.rawValue, $0.weight) })
        }
    }

    private struct Summary: Encodable {
        let wape_short_worst: Double?
        let pb90_to_best: Double?
        let pb90_to_best_worst: Double?
        let pb90_to_persistence: Double?
        let coverage90_held: Int
        let coverage99_held: Int
        let coverage_cells: Int

        init(_ summary: BacktestSummary) {
            wape_short_worst = summary.shortWape?.worst
            pb90_to_best = summary.best?.mean
            pb90_to_best_worst = summary.best?.worst
            pb90_to_persistence = summary.persistence?.mean
            coverage90_held = summary.coverage90.cells
            coverage99_held = summary.coverage99.cells
            coverage_cells = summary.coverage90.of
        }
    }
}
