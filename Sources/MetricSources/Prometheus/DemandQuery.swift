import Measures
public import Workloads

/// The expression whose past is the demand of one workload, as the usual scrape of pods names its labels.
///
/// Pods of a Deployment are named after it, its ReplicaSet and a suffix of five, so the series of one workload are
/// those with the label `namespace` and a `pod` of such a name; both labels are what PodMonitors, and the common
/// `kubernetes-pods` job, give. Rates are over the step, or two minutes if that is more: two scrapes at least.
public struct DemandQuery: Hashable, Sendable {
    /// What is asked of a workload.
    public enum Subject: Hashable, Sendable {
        /// Requests that an engine finishes, a second.
        case requests(Engine)
        /// What its pods use of `cpu` (cores) or `memory` (bytes), as cAdvisor tells.
        case resource(String)
        /// What its engines tell of a signal, all together.
        case signal(EngineSignal, Engine)
    }

    /// A rate over less would see one scrape.
    static let windowMin = Duration.seconds(120)

    private let pods: String
    private let subject: Subject

    /// Makes the query; nil if no expression is known for the subject.
    public init?(_ subject: Subject, of workload: WorkloadID) {
        self.subject = subject
        let name = workload.name.replacing(".", with: #"\\."#)
        pods = #"namespace="\#(workload.namespace)",pod=~"\#(name)-[a-z0-9]+-[a-z0-9]{5}""#
        guard !expressions(window: "1m").isEmpty else { return nil }
    }

    /// The PromQL text for steps of this length.
    public func text(step: Duration) -> String {
        let window = "\(Int(max(step, Self.windowMin).seconds))s"
        // Engines rename their series: the first that has data counts, as in a scrape.
        return expressions(window: window).joined(separator: " or ")
    }

    private func expressions(window: String) -> [String] {
        switch subject {
        case .resource("cpu"): [#"sum(rate(container_cpu_usage_seconds_total{\#(pods),container!=""}[\#(window)]))"#]
        case .resource("memory"): [#"sum(container_memory_working_set_bytes{\#(pods),container!=""})"#]
        case .resource: []
        case .requests(let engine): series(.requests, engine).map { "sum(rate(\($0)[\(window)]))" }
        case .signal(let signal, let engine):
            series(signal, engine).map { signal.isRate ? "sum(rate(\($0)[\(window)]))" : "sum(\($0))" }
        }
    }

    private func series(_ signal: EngineSignal, _ engine: Engine) -> [String] {
        EngineTable.candidates(engine).flatMap { $0.series[signal] ?? [] }.map { series in
            let labels = series.labels.sorted { $0.key < $1.key }.map { #",\#($0)="\#($1)""# }.joined()
            return "\(series.name){\(pods)\(labels)}"
        }
    }
}
