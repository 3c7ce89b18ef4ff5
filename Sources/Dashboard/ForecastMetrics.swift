import Deciding

/// The series that one workload's last forecast says.
struct ForecastMetrics {
    let forecast: ForecastRecord
    /// The workload's.
    let labels: [(String, String)]

    /// Appends every series; what is not known has none.
    func write(to text: inout MetricsText) {
        text.add(
            "outrider_forecast_lead_seconds", .gauge, help: "How far ahead the last decision looked.", labels: labels,
            value: forecast.leadSeconds)
        text.add(
            "outrider_startup_seconds", .gauge, help: "P90 of the time that a new pod takes to serve.", labels: labels,
            value: forecast.startupSeconds)
        text.add(
            "outrider_demand", .gauge, help: "Demand at the newest observation, in the unit of the record.",
            labels: labels, value: forecast.demand)
        for (quantile, value) in [
            ("0.5", forecast.p50), ("0.8", forecast.p80), ("0.9", forecast.p90), ("0.95", forecast.p95),
            ("0.99", forecast.p99),
        ] {
            text.add(
                "outrider_forecast_demand", .gauge, help: "Quantiles of the highest demand within the lead.",
                labels: labels + [("quantile", quantile)], value: value)
        }
        for (quantile, share) in [("0.9", forecast.coverage90), ("0.99", forecast.coverage99)] {
            guard let share else { continue }
            text.add(
                "outrider_forecast_coverage", .gauge, help: "How often a quantile held in the recent past, 0 to 1.",
                labels: labels + [("quantile", quantile)], value: share)
        }
        for opinion in forecast.experts { write(opinion, to: &text) }
    }

    private func write(_ opinion: ForecastRecord.Opinion, to text: inout MetricsText) {
        let labels = labels + [("expert", opinion.expert)]
        if let weight = opinion.weight {
            text.add(
                "outrider_forecast_weight", .gauge, help: "An expert's say in the forecast; all sum to 1.",
                labels: labels, value: weight)
        }
        if let skill = opinion.skill {
            text.add(
                "outrider_forecast_skill", .gauge,
                help: "1 - an expert's loss / that of persistence; negative is worse.",
                labels: labels, value: skill)
        }
    }
}
