public import Simulation

extension DemandSeries {
    /// Shorter steps are averaged to this: the scores are defined so, and no controller asks more often.
    private static let shortestSeconds = 10.0

    /// The requests per second of a recorded rate; nil for a trace of another kind.
    public init?(name: String, _ trace: Trace) {
        guard case .rate(let steps, let stepSeconds) = trace.content else { return nil }
        let whole = DemandSeries(
            trace: name, stepSeconds: stepSeconds, values: steps.map { $0.requestsPerSecond ?? .nan })
        self =
            stepSeconds < Self.shortestSeconds
            ? whole.coarsened(by: Int((Self.shortestSeconds / stepSeconds).rounded())) : whole
    }
}
