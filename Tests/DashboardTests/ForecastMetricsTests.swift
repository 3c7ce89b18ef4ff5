import Deciding
import Foundation
import Testing

@testable import Dashboard

@Suite struct ForecastMetricsTests {
    private func text(_ more: String = "") throws -> String {
        let json = """
            {"unit":"requests/s","demand":30,"ageSeconds":2,"leadSeconds":255,"startupSeconds":240,"startupSamples":9,
             "p50":31,"p80":37,"p90":41,"p95":44,"p99":52,"values":[],"reasons":[],
             "experts":[{"expert":"persistence","weight":0.75},{"expert":"ridge","weight":0.25,"skill":-0.1}]\(more)}
            """
        let forecast = try JSONDecoder().decode(ForecastRecord.self, from: Data(json.utf8))
        var text = MetricsText()
        ForecastMetrics(forecast: forecast, labels: [("namespace", "shop"), ("workload", "llm")]).write(to: &text)
        return text.rendered
    }

    @Test func `demand, lead, weights and skill are series of the workload`() throws {
        let text = try text()
        for line in [
            "outrider_demand{namespace=\"shop\",workload=\"llm\"} 30",
            "outrider_forecast_lead_seconds{namespace=\"shop\",workload=\"llm\"} 255",
            "outrider_startup_seconds{namespace=\"shop\",workload=\"llm\"} 240",
            "outrider_forecast_demand{namespace=\"shop\",quantile=\"0.9\",workload=\"llm\"} 41",
            "outrider_forecast_weight{expert=\"persistence\",namespace=\"shop\",workload=\"llm\"} 0.75",
            "outrider_forecast_skill{expert=\"ridge\",namespace=\"shop\",workload=\"llm\"} -0.1",
        ] {
            #expect(text.contains(line + "\n"), "\(line) in \(text)")
        }
    }

    @Test func `what is not known has no series`() throws {
        #expect(try !text().contains("outrider_forecast_coverage"))
        #expect(try !text().contains("outrider_forecast_skill{expert=\"persistence\""))
        let known = try text(#","coverage90":0.91,"coverage99":0.99"#)
        #expect(known.contains("outrider_forecast_coverage{namespace=\"shop\",quantile=\"0.9\",workload=\"llm\"} 0.91"))
    }
}
