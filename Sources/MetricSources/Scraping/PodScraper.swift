import KubernetesClient
import Measures
import Workloads

/// Reads metrics from the pods' own expositions: one GET a pod, however many metrics it serves.
actor PodScraper {
    /// How it is named in readings and metrics.
    static let source = "scrape"
    /// Real time that one pod has; an engine answers in milliseconds.
    static let deadline = Duration.seconds(3)
    /// Pods scraped at once, over all workloads: bounds memory to as many bodies.
    static let fanOutMax = 32
    /// What we read; engines that also speak OpenMetrics are asked for the plain format first.
    private static let accepted = "text/plain;version=0.0.4, application/openmetrics-text;q=0.5, */*;q=0.1"

    /// One read of one workload.
    struct Order: Sendable {
        var workload: WorkloadID
        var metrics: [ScrapedMetric]
        var settings: ScrapeSettings
        /// The workload's ready pods.
        var pods: [PodState]
        /// Over how long the scrapes are spread at random; nothing where somebody waits.
        var spread: Duration
        /// No scrape begins after this.
        var until: Timestamp
        /// The series to keep of each exposition.
        let wanted: SeriesNames

        init(
            workload: WorkloadID, metrics: [ScrapedMetric], settings: ScrapeSettings, pods: [PodState],
            spread: Duration, until: Timestamp
        ) {
            self.workload = workload
            self.metrics = metrics
            self.settings = settings
            self.pods = pods
            self.spread = spread
            self.until = until
            wanted = SeriesNames(metrics.flatMap { $0.series(of: settings.engine).map(\.name) })
        }
    }

    private let client: Client
    private let time: any TimeSource
    private let metrics: SourceMetrics
    private let fanOut = FanOut(limit: PodScraper.fanOutMax)
    private var random: RandomStream
    private var memories: [WorkloadID: ScrapeMemory] = [:]

    init(client: Client, time: any TimeSource, random: RandomStream, metrics: SourceMetrics) {
        self.client = client
        self.time = time
        self.random = random
        self.metrics = metrics
    }

    /// Forgets the pods of a workload that is no longer ours.
    func forget(_ workload: WorkloadID) {
        memories[workload] = nil
    }

    /// Scrapes the pods of one workload.
    ///
    /// - Returns: one observation for each metric, in their order.
    func read(_ order: Order) async -> [MetricObservation] {
        let start = time.now()
        let turns = order.pods.map { pod in
            Turn(
                pod: pod,
                at: order.spread > .zero ? start + order.spread * Double.random(in: 0..<1, using: &random) : start)
        }
        let outcomes = await scrape(turns.sorted { $0.at < $1.at }, order)
        var memory = memories[order.workload] ?? ScrapeMemory()
        memory.keep(order.pods)
        for outcome in outcomes {
            switch outcome.result {
            case .success(let found):
                memory.record(found, of: outcome.pod, at: outcome.at)
            case .failure(let failure):
                metrics.failed(source: Self.source, reason: failure.reason)
                memory.record(failure, of: outcome.pod, metrics: order.metrics)
            }
        }
        memories[order.workload] = memory
        return order.metrics.map { memory.observation(of: $0, pods: order.pods) }
    }

    private struct Turn: Sendable {
        var pod: PodState
        var at: Timestamp
    }

    private struct Outcome: Sendable {
        var pod: PodState
        var at: Timestamp
        var result: Result<[ScrapedMetric: ScrapedSeries?], ScrapeFailure>
    }

    /// Runs all turns in as many lanes as may be busy at once, so that a thousand pods are not a thousand tasks.
    private nonisolated func scrape(_ turns: [Turn], _ order: Order) async -> [Outcome] {
        let lanes = min(turns.count, Self.fanOutMax)
        return await withTaskGroup(of: [Outcome].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var outcomes: [Outcome] = []
                    for index in stride(from: lane, to: turns.count, by: lanes) {
                        outcomes.append(await self.take(turns[index], order))
                    }
                    return outcomes
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }

    private nonisolated func take(_ turn: Turn, _ order: Order) async -> Outcome {
        // A cancelled sleep only means that the scrape comes early; the group's owner ends it.
        if order.spread > .zero { try? await time.sleep(until: turn.at) }
        return await fanOut.run(urgent: order.spread == .zero) {
            let result = await self.scrape(turn.pod, order)
            return Outcome(pod: turn.pod, at: self.time.now(), result: result)
        }
    }

    private nonisolated func scrape(
        _ pod: PodState, _ order: Order
    ) async -> Result<[ScrapedMetric: ScrapedSeries?], ScrapeFailure> {
        guard let target = ScrapeTarget(pod, settings: order.settings) else {
            return .failure(ScrapeFailure(pod: pod.name, url: "", problem: .noPort))
        }
        func failure(_ problem: ScrapeFailure.Problem) -> Result<[ScrapedMetric: ScrapedSeries?], ScrapeFailure> {
            .failure(ScrapeFailure(pod: pod.name, url: target.url, problem: problem))
        }
        guard time.now() <= order.until else { return failure(.noTime) }
        do throws(ClientError) {
            let answer = try await client.fetch(
                FetchRequest(
                    url: target.url, accept: Self.accepted, deadline: Self.deadline,
                    bodyBytesMax: PrometheusText.bytesMax))
            guard answer.status == 200 else { return failure(.status(answer.status)) }
            return find(order, in: answer.body).mapError { error in
                ScrapeFailure(pod: pod.name, url: target.url, problem: .unreadable(error))
            }
        } catch {
            switch error.reason {
            case .transport(.deadline): return failure(.late)
            case .transport(.tooLarge): return failure(.tooLarge)
            case .transport, .status, .decoding, .credentials: return failure(.unreachable(error.message))
            }
        }
    }

    private nonisolated func find(
        _ order: Order, in body: [UInt8]
    ) -> Result<[ScrapedMetric: ScrapedSeries?], PrometheusTextError> {
        let engine = order.settings.engine
        do throws(PrometheusTextError) {
            let exposition = try PrometheusText(parsing: body, wanted: order.wanted, now: time.now())
            if exposition.badLines > 0 { metrics.failed(source: Self.source, reason: "bad_line") }
            let found = order.metrics.map { ($0, $0.find(in: exposition, engine: engine)) }
            return .success(Dictionary(found, uniquingKeysWith: { first, _ in first }))
        } catch {
            return .failure(error)
        }
    }
}
