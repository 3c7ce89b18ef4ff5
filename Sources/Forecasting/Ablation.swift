/// A part of the forecaster to leave out, so that a backtest can show what it is good for.
public enum Ablation: String, CaseIterable, Hashable, Sendable {
    /// No seasonal expert, and no season in the regression.
    case season
    /// The regression speaks of demand itself, not of its change from now.
    case residual
    /// Quantiles of a normal distribution around the mean, not of the scores.
    case quantile
    /// All experts weigh the same.
    case gate
    /// Thresholds stay as they are before the first outcome.
    case conformal
    /// The network is never heard.
    case network
}
