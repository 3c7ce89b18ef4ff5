/// Forecasters' records on one trace at one horizon.
public struct BacktestCell: Sendable {
    /// The trace.
    public let trace: String
    /// How far ahead.
    public let horizonSeconds: Int
    /// The length of the trace.
    public let spanSeconds: Double
    /// Targets that were scored, the same for all forecasters.
    public let targets: Int
    /// Scores by forecaster, in the order of the report; `gated` is ours.
    public let scores: [(forecaster: String, score: BacktestScore)]

    /// A forecaster's score; nil if it had none here.
    public subscript(forecaster: String) -> BacktestScore? {
        scores.first { $0.forecaster == forecaster }?.score
    }
}

/// What was forecast for each step of a trace at one horizon, and what came.
public struct BacktestCourse: Sendable {
    /// The end of each step, in seconds of the trace.
    public let seconds: [Double]
    /// What came; nil in a gap.
    public let demand: [Double?]
    /// What had been forecast for the step; nil where nothing had.
    public let p50: [Double?], p90: [Double?], p99: [Double?]
}

/// How the forecast of the maximum over the lead window did on one trace.
public struct BacktestLead: Sendable {
    /// The trace.
    public let trace: String
    /// The window's length.
    public let leadSeconds: Double
    /// Windows that were scored: those without a gap.
    public let targets: Int
    /// Ours; the point is P50.
    public let score: BacktestScore
    /// The reasons that forecasts gave, each with the share of the scored windows.
    public let reasons: [(reason: ForecastReason, share: Double)]
    /// The mean weight of each expert.
    public let weights: [ExpertWeight]
}
