import Forecasting
import Foundation
import Testing

/// Every published reference score, where `OUTRIDER_SHARED` names the folder.
///
/// Long files only in release builds, where the ridge takes seconds and not minutes; gzipped ones nowhere.
@Suite(.enabled(if: Fixture.shared != nil, "OUTRIDER_SHARED does not name the shared folder"))
struct SharedScoresTests {
    private struct Row: Decodable {
        let minutes: Int
        let forecaster: String
        let targets: Int
        let wape: Double
        let pb90: Double
        let cover: Double
    }

    @Test func `the reference forecasters score what was published in every cell`() throws {
        let folder = try #require(Fixture.shared)
        let scores = try JSONDecoder().decode(
            [String: [Row]].self, from: Data(contentsOf: folder.appendingPathComponent("scores.json")))
        var compared = 0
        for (file, rows) in scores.sorted(by: { $0.key < $1.key }) where !file.hasSuffix(".gz") {
            let name = file.replacingOccurrences(of: ".rate.csv", with: "")
            let place = name.prefix { $0 != "-" }
            let csv = try String(contentsOf: folder.appendingPathComponent("\(place)/\(file)"), encoding: .utf8)
            #if DEBUG
                if csv.utf8.count > 30_000 { continue }
            #endif
            let cells = Backtest(try Fixture.series(name, csv)).cells()
            for row in rows {
                let cell = try #require(cells.first { $0.horizonSeconds == row.minutes * 60 })
                let forecaster = row.forecaster.replacingOccurrences(of: "-", with: "_")
                let score = try #require(cell[forecaster] ?? cell["seasonal_naive"], "\(name) \(row)")
                #expect(cell.targets == row.targets)
                #expect(abs(score.wape - row.wape) < 1e-5, "\(name) \(row)")
                #expect(abs(score.pb90 - row.pb90) < 1e-5, "\(name) \(row)")
                #expect(abs(score.coverage90 - row.cover) < 1e-5, "\(name) \(row)")
                compared += 1
            }
        }
        #expect(compared > 0)
    }
}
