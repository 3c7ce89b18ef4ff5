import Autoscaling
import Deciding
import KubernetesClient
import Logging
import Measures
import MetricSources
import Workloads

/// Reads the past of workloads that look ahead, one after the other, so that no decision waits for it.
struct PastReader: Sendable {
    /// Workloads that may wait; one more goes without a past, as without a Prometheus.
    static let waitingMax = 10_000
    /// Pause after a Prometheus that did not answer.
    static let pause = Duration.seconds(60)

    let backfill: Backfill
    let time: any TimeSource
    let log: Logger
    private let asked: AsyncStream<WorkloadID>
    private let waiting: AsyncStream<WorkloadID>.Continuation

    init(backfill: Backfill, time: any TimeSource, log: Logger) {
        self.backfill = backfill
        self.time = time
        self.log = log
        (asked, waiting) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.waitingMax))
    }

    /// Asks for the past of `workload`.
    func ask(_ workload: WorkloadID) {
        waiting.yield(workload)
    }

    /// Reads what is asked for, until the task is cancelled.
    func run(for reconciler: Reconciler) async {
        for await workload in asked {
            guard let spec = await reconciler.spec(of: workload), let query = DemandQuery(spec, of: workload)
            else { continue }  // Gone meanwhile, or of a demand that no usual series tells: it learns as it goes.
            let names: Logger.Metadata = [
                "namespace": .string(workload.namespace), "workload": .string("Deployment/\(workload.name)"),
            ]
            do {
                let past = try await backfill.past(of: query, now: time.now())
                log.info(
                    "history read",
                    metadata: names.merging(
                        [
                            "samples": .stringConvertible(past.count), "unit": .string("\(spec.demandUnit)"),
                            "from": .string(past.first?.at.text() ?? ""),
                        ], uniquingKeysWith: { $1 }))
                await reconciler.take(DemandPast(past, unit: spec.demandUnit), of: workload)
            } catch {
                log.warning(
                    "history not read",
                    metadata: names.merging(["error": .string("\(error)")], uniquingKeysWith: { $1 }))
                guard error.mayPass else { continue }
                ask(workload)
                // Cancelled: the loop ends.
                try? await time.sleep(until: time.now() + Self.pause)
            }
        }
    }
}

extension DemandQuery {
    /// The query for the demand that `spec` is decided by; nil if no usual series tells it.
    init?(_ spec: WorkloadSpec, of workload: WorkloadID) {
        guard spec.signals.isEmpty else {
            self.init(.requests(spec.scrape.engine), of: workload)
            return
        }
        guard let metric = spec.scaling.metrics.first else { return nil }
        if let resource = metric.resource?.name ?? metric.containerResource?.name {
            self.init(.resource(resource), of: workload)
        } else if spec.origins.first == .scrape, let name = metric.pods?.metric.name,
            let signal = EngineSignal(rawValue: name)
        {
            self.init(.signal(signal, spec.scrape.engine), of: workload)
        } else {
            return nil
        }
    }
}

extension PrometheusError {
    /// Whether the same question may be answered later.
    fileprivate var mayPass: Bool {
        switch problem {
        case .unreachable, .credentials: true
        case .status(let status, _): status >= 500 || status == 429
        case .unreadable: false
        }
    }
}
