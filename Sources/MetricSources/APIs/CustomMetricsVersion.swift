import Autoscaling
import KubernetesAPI
import KubernetesClient
import Measures

/// Which version of custom.metrics.k8s.io to ask: one discovery a period, shared by all workloads.
actor CustomMetricsVersion {
    /// The versions that the HPA can read.
    private static let readable = ["v1beta2", "v1beta1"]

    private let client: Client
    private let time: any TimeSource
    private let period: Duration
    private var asked: (at: Timestamp, answer: Task<SourceAnswer<String>, Never>)?

    init(client: Client, time: any TimeSource, period: Duration) {
        self.client = client
        self.time = time
        self.period = period
    }

    /// The server's favourite if it is readable, else the first that is.
    func preferred() async -> SourceAnswer<String> {
        let now = time.now()
        if let asked, now >= asked.at, now - asked.at < period { return await asked.answer.value }
        // A task of its own: whoever asked first may be cancelled, and the others still wait for the answer.
        let answer = Task { [client] in await Self.discover(client) }
        asked = (now, answer)
        return await answer.value
    }

    private static func discover(_ client: Client) async -> SourceAnswer<String> {
        do throws(ClientError) {
            let list = try await client.read(
                ResourcePath(segments: ["apis"], label: "discovery"), as: APIGroupList.self)
            return choose(from: list)
        } catch {
            return .failure(SourceFailure(error, of: .custom))
        }
    }

    static func choose(from list: APIGroupList) -> SourceAnswer<String> {
        let group = list.groups.first { $0.name == CustomMetrics.source }
        let candidates = group.map { [$0.preferred] + $0.versions } ?? []
        guard let version = candidates.first(where: readable.contains) else {
            return .failure(
                SourceFailure(
                    "no custom metrics API (custom.metrics.k8s.io) registered", of: .custom, reason: "not_found"))
        }
        return .success(version)
    }
}
