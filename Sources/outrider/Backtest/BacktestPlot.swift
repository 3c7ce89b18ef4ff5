import Evaluation
import Forecasting

/// What was forecast, and what came, as a drawing.
enum BacktestPlot {
    /// More steps than this cannot be told apart: the newest are drawn.
    private static let stepsMax = 1_500

    static func svg(_ course: BacktestCourse, horizon: ForecastHorizon, trace: String) -> String {
        let first = max(0, course.seconds.count - stepsMax)
        func newest(_ values: [Double?]) -> [Double?] { Array(values[first...]) }
        let start = course.seconds.isEmpty ? 0 : course.seconds[first]
        return TimeSeriesPlot(
            title: "\(trace): demand, and what was forecast for it \(horizon.rawValue / 60) min before",
            detail: "requests/s; second \(DecimalText.trimmed(start, digits: 0)) and after",
            seconds: course.seconds[first...].map { $0 - start },
            panels: [
                .init(
                    "requests/s",
                    [
                        .init("P99", newest(course.p99), isDashed: true), .init("P90", newest(course.p90)),
                        .init("P50", newest(course.p50), isDashed: true), .init("demand", newest(course.demand)),
                    ])
            ]
        ).svg
    }
}
