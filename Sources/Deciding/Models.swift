public import Forecasting

/// The trained parameters that rules read, loaded once and the same for all workloads; each may be absent.
public struct Models: Sendable {
    /// The network among the forecast's experts; nil: the other experts speak, and the record says so.
    public var forecaster: QuantileNetwork?

    /// Makes models; without one there is none.
    public init(forecaster: QuantileNetwork? = nil) {
        self.forecaster = forecaster
    }
}
