import Simulation

/// The load of a scenario: where it comes from, and how requests are made of it.
struct ScenarioLoad: Hashable {
    /// Where it comes from.
    enum Source: Hashable {
        /// A trace file, relative to the scenario.
        case trace(path: String)
        /// Requests per second over time, as the file writes it and as it is read.
        case shape(text: String, Shape)
    }

    /// Where it comes from.
    var source: Source
    /// How requests come about; nil: as the source suggests.
    var process: ArrivalSpec.Process?
    /// How many times the source's own rate it is.
    var rateScale: Double
    /// How many times as fast the source is played.
    var timeScale: Double
    /// Tokens of a request where the source does not say.
    var size: RequestSize
    /// Seconds of the trace at which it begins.
    var from: Double
}
