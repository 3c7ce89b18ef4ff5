public import KubernetesClient
public import Measures

/// Reads the past of a workload's demand from a Prometheus: once, before the workload has a past of its own.
public struct Backfill: Sendable {
    /// A stretch of the past, ending where the next begins or now.
    struct Stretch: Hashable, Sendable {
        var reach: Duration
        var step: Duration
    }

    /// As far and as finely as a history is kept: five weeks, two days, two hours.
    static let stretches = [
        Stretch(reach: .seconds(35 * 86_400), step: .seconds(1_800)),
        Stretch(reach: .seconds(2 * 86_400), step: .seconds(300)),
        Stretch(reach: .seconds(7_200), step: .seconds(30)),
    ]

    private let api: PrometheusAPI

    /// Makes one; `client` carries the requests, without the API server's credentials.
    public init(client: Client, server: PrometheusServer) {
        api = PrometheusAPI(client: client, server: server)
    }

    /// The past of `query` up to `now`, oldest first, times strictly rising; empty if nothing is known.
    ///
    /// - Throws: the first query that failed.
    public func past(of query: DemandQuery, now: Timestamp) async throws(PrometheusError) -> [(
        at: Timestamp, value: Double
    )] {
        var samples: [(at: Timestamp, value: Double)] = []
        for (index, stretch) in Self.stretches.enumerated() {
            let next = index + 1 < Self.stretches.count ? Self.stretches[index + 1].reach : .zero
            let found = try await api.queryRange(
                query.text(step: stretch.step), from: now - stretch.reach, to: now - next, step: stretch.step)
            let known = samples.last?.at
            samples += found.filter { sample in known.map { $0 < sample.at } ?? true }
        }
        return samples
    }
}
