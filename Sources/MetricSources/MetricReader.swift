import Autoscaling
import KubernetesAPI
public import KubernetesClient
public import Measures
public import Metrics
public import Workloads

/// Reads what a spec measures, from wherever each metric comes, all sources at once.
///
/// Costs: one request to metrics.k8s.io however many resources are measured, one for each Pods, Object and External
/// metric of an API, one discovery a period for all workloads together, and for scraped metrics one GET a pod, which
/// is none to the API server.
public final class MetricReader: Sendable {
    /// The share of a period over which the scrapes of a periodic read are spread.
    static let spreadShare = 0.05
    /// Periods until a read is given up: a late answer is still better than none.
    static let periodsMax = 2

    private let resources: ResourceMetrics
    private let custom: CustomMetrics
    private let external: ExternalMetrics
    private let scraper: PodScraper
    private let metrics: SourceMetrics
    private let time: any TimeSource
    private let period: Duration

    /// Makes the reader of a process.
    ///
    /// - Parameters:
    ///   - client: asks the metrics APIs, and the pods.
    ///   - time: the clock of samples, periods and jitter.
    ///   - period: how often a workload is read.
    ///   - random: spreads scrapes.
    ///   - factory: where the reader's own metrics go.
    public init(
        client: Client, time: any TimeSource, period: Duration = .seconds(15), random: RandomStream,
        metrics factory: any MetricsFactory = MetricsSystem.factory
    ) {
        metrics = SourceMetrics(factory: factory)
        resources = ResourceMetrics(client: client)
        custom = CustomMetrics(
            client: client, versions: CustomMetricsVersion(client: client, time: time, period: period),
            kinds: KindMapper(client: client))
        external = ExternalMetrics(client: client)
        scraper = PodScraper(client: client, time: time, random: random, metrics: metrics)
        self.time = time
        self.period = period
    }

    /// Forgets the pods of a workload that is no longer ours.
    public func forget(_ workload: WorkloadID) async {
        await scraper.forget(workload)
    }

    /// Reads all metrics of one workload.
    ///
    /// - Parameter order: what to read.
    /// - Returns: one observation for each metric of the spec, in its order, then one for each signal, in theirs; what
    ///   failed is missing, with the reason.
    public func read(_ order: MetricOrder) async -> [MetricObservation] {
        let plan = ReadPlan(order, until: time.now() + period * Self.periodsMax, spread: period * Self.spreadShare)
        var observations = plan.unread
        await withTaskGroup(of: Piece.self) { group in
            for part in plan.parts {
                group.addTask { .read(await self.read(part, plan)) }
            }
            group.addTask {
                // Cancelled when everything was read in time, which is the usual end.
                try? await self.time.sleep(until: plan.until)
                return .timeIsUp
            }
            var left = plan.parts.count
            while left > 0, case .read(let read)? = await group.next() {
                for (index, observation) in read { observations[index] = observation }
                left -= 1
            }
            group.cancelAll()
        }
        let now = time.now()
        for observation in observations {
            metrics.read(source: observation.source, at: observation.at, now: now)
        }
        return observations
    }

    /// What a task of a read comes back with.
    private enum Piece: Sendable {
        case read([(index: Int, observation: MetricObservation)])
        case timeIsUp
    }

    private func read(
        _ part: ReadPlan.Part, _ plan: ReadPlan
    ) async -> [(index: Int, observation: MetricObservation)] {
        let namespace = plan.order.workload.namespace
        switch part {
        case .resources(let metrics):
            let answer = await resources.usages(namespace: namespace, selector: plan.selector)
            return metrics.map { metric in
                (
                    metric.index,
                    observe(answer, ResourceMetrics.source, plan, metric.resource) {
                        (MetricReading.resource($0, named: metric.resource, container: metric.container), nil)
                    }
                )
            }
        case .pods(let index, let metric):
            let answer = await custom.pods(metric, namespace: namespace, selector: plan.selector)
            return [(index, observe(answer, CustomMetrics.source, plan, metric.name) { (.customPods($0), nil) })]
        case .object(let index, let source):
            let answer = await custom.object(source.metric, of: source.describedObject, namespace: namespace)
            return [
                (
                    index,
                    observe(answer, CustomMetrics.source, plan, source.metric.name) {
                        (.object($0.map(\.value.milliValue)), $0.compactMap(\.at).min())
                    }
                )
            ]
        case .external(let index, let metric):
            let answer = await external.values(metric, namespace: namespace)
            return [
                (
                    index,
                    observe(answer, ExternalMetrics.source, plan, metric.name) {
                        (.external($0.map(\.value.milliValue)), $0.compactMap(\.at).min())
                    }
                )
            ]
        case .scrape(let places, let scrape):
            return zip(places, await scraper.read(scrape)).flatMap { places, read in places.map { ($0, read) } }
        }
    }

    /// Makes an observation of an answer, and counts it if it is none.
    private func observe<Value>(
        _ answer: SourceAnswer<Value>, _ source: String, _ plan: ReadPlan, _ name: String,
        reading: (Value) -> (MetricReading, at: Timestamp?)
    ) -> MetricObservation {
        switch answer {
        case .failure(let failure):
            metrics.failed(source: source, reason: failure.reason)
            return MetricObservation(name: name, source: source, reading: .missing(failure.absence))
        case .success(let value):
            let (reading, at) = reading(value)
            return plan.observation(name: name, source: source, reading: reading, at: at)
        }
    }
}
