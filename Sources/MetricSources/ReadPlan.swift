import Autoscaling
import Measures
import Workloads

/// Who is asked for what in one read.
struct ReadPlan: Sendable {
    /// A resource metric.
    struct Resource: Sendable {
        var index: Int
        var resource: String
        var container: String?
    }

    /// One question, with the places of its answers: the spec's metrics, then the signals.
    enum Part: Sendable {
        case resources([Resource])
        case pods(Int, MetricSpec.Identifier)
        case object(Int, MetricSpec.ObjectSource)
        case external(Int, MetricSpec.Identifier)
        case scrape([[Int]], PodScraper.Order)
    }

    /// What is scraped, each once, with the places that want it.
    private struct Scraped {
        private(set) var metrics: [ScrapedMetric] = []
        private(set) var places: [[Int]] = []

        mutating func add(_ metric: ScrapedMetric, at place: Int) {
            if let known = metrics.firstIndex(of: metric) {
                places[known].append(place)
            } else {
                metrics.append(metric)
                places.append([place])
            }
        }
    }

    let order: MetricOrder
    /// When it is given up.
    let until: Timestamp
    /// The selector in the words of the parser; as it was if it cannot be parsed, which the rules tell.
    let selector: String
    /// The workload's ready pods.
    let ready: [PodState]
    /// The questions.
    private(set) var parts: [Part] = []
    /// One observation a metric that says that nobody answered.
    private(set) var unread: [MetricObservation] = []

    /// Makes a plan.
    init(_ order: MetricOrder, until: Timestamp, spread: Duration) {
        self.order = order
        self.until = until
        let query = try? LabelQuery(parsing: order.selector)
        selector = query?.text ?? order.selector
        ready = order.pods.filter { pod in
            query?.matches(pod.labels) == true && pod.phase == .running && pod.deletedAt == nil
                && pod.readiness?.status == .isTrue
        }
        var resources: [Resource] = []
        var scraped = Scraped()
        for (index, metric) in order.scaling.metrics.enumerated() {
            add(metric, at: index, &resources, &scraped)
        }
        for signal in order.signals {
            scraped.add(ScrapedMetric(name: signal.rawValue, selector: .everything), at: unread.count)
            leave(signal.rawValue, PodScraper.source)
        }
        // Without a selector the rules fail before they look at a metric, and asking for all pods would be wrong.
        guard query != nil, !order.selector.isEmpty else {
            parts = []
            return
        }
        if !resources.isEmpty { parts.append(.resources(resources)) }
        if !scraped.metrics.isEmpty {
            parts.append(
                .scrape(
                    scraped.places,
                    PodScraper.Order(
                        workload: order.workload, metrics: scraped.metrics, settings: order.scrape, pods: ready,
                        spread: order.isUrgent ? .zero : spread, until: until)))
        }
    }

    private mutating func add(
        _ metric: MetricSpec, at index: Int, _ resources: inout [Resource],
        _ scraped: inout Scraped
    ) {
        switch MetricType(rawValue: metric.type) {
        case .resource:
            let name = metric.resource?.name ?? ""
            resources.append(Resource(index: index, resource: name, container: nil))
            leave(name, ResourceMetrics.source)
        case .containerResource:
            let name = metric.containerResource?.name ?? ""
            resources.append(Resource(index: index, resource: name, container: metric.containerResource?.container))
            leave(name, ResourceMetrics.source)
        case .pods:
            let identifier = metric.pods?.metric ?? MetricSpec.Identifier(name: "")
            switch order.origins[index] {
            case .api:
                parts.append(.pods(index, identifier))
                leave(identifier.name, CustomMetrics.source)
            case .scrape:
                // A selector that cannot be converted is refused by the rules, whatever is read.
                let selector = identifier.selector.flatMap { try? LabelQuery($0) } ?? .everything
                scraped.add(ScrapedMetric(name: identifier.name, selector: selector), at: index)
                leave(identifier.name, PodScraper.source)
            }
        case .object:
            if let object = metric.object { parts.append(.object(index, object)) }
            leave(metric.object?.metric.name ?? "", CustomMetrics.source)
        case .external:
            if let external = metric.external { parts.append(.external(index, external.metric)) }
            leave(metric.external?.metric.name ?? "", ExternalMetrics.source)
        case nil:
            leave(metric.type, "")
        }
    }

    private mutating func leave(_ name: String, _ source: String) {
        unread.append(
            MetricObservation(
                name: name, source: source,
                reading: .missing(.failed(message: "no answer from \(source) before the read's time was up"))))
    }

    /// An observation with its age and coverage.
    func observation(name: String, source: String, reading: MetricReading, at: Timestamp?) -> MetricObservation {
        guard case .pods(let samples) = reading else {
            return MetricObservation(name: name, source: source, reading: reading, at: at)
        }
        let names = Set(samples.map(\.pod))
        let covered = ready.count { names.contains($0.name) }
        return MetricObservation(
            name: name, source: source, reading: reading, at: samples.map(\.at).min(),
            coverage: ready.isEmpty ? nil : Double(covered) / Double(ready.count))
    }
}
