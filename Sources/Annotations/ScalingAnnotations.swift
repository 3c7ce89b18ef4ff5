import Autoscaling
import KubernetesAPI
import Workloads

/// The autoscaling/v2 spec that the annotations of a Deployment mean, and where each of its metrics is read.
struct ScalingAnnotations {
    /// Metrics of one workload.
    static let metricsMax = 20

    /// The spec, with everything absent filled in.
    private(set) var spec: ScalingSpec
    /// One for each metric of the spec.
    private(set) var origins: [MetricOrigin] = []
    /// The annotation that each metric of the spec comes from; `metrics` for the HPA's default.
    private var keys: [AnnotationKey] = []
    /// What `metrics` and `behavior` were read from, for the place of what is wrong in them.
    private var metrics: YAMLDocument?
    private var behavior: YAMLDocument?
    private let reader: AnnotationReader
    private let engine: Engine

    /// Reads, fills in and checks.
    init(_ reader: AnnotationReader, engine: Engine, template: PodTemplate) throws(AnnotationError) {
        self.reader = reader
        self.engine = engine
        spec = ScalingSpec(
            scaleTargetRef: .init(apiVersion: "apps/v1", kind: "Deployment", name: reader.workload.name),
            maxReplicas: 0)
        try readReplicas()
        try readMetrics()
        let behavior = try structured(.behavior, as: ScalingBehavior.self, accepted: Self.behaviorAccepted)
        self.behavior = behavior?.document
        spec.behavior = behavior?.value
        spec = Defaults.filled(spec)
        if keys.isEmpty { keys = [.metrics] }
        for (index, metric) in spec.metrics.enumerated() {
            origins.append(try origin(of: metric, from: keys[index]))
        }
        try checkZero()
        try validate()
        try RequestCheck(reader: reader, template: template).check(spec.metrics, keys: keys)
    }

    private static let metricsAccepted = "a list of autoscaling/v2 metrics, in YAML or JSON"
    private static let behaviorAccepted = "an autoscaling/v2 behavior, in YAML or JSON"

    private mutating func readReplicas() throws(AnnotationError) {
        let most = SpecParser.replicasMax
        guard let highest = try reader.integer(.maxReplicas, in: 1...most) else {
            throw reader.refusal(of: .maxReplicas, accepted: "an integer from 1 to \(most)")
        }
        spec.maxReplicas = highest
        spec.minReplicas = try reader.integer(
            .minReplicas, in: 0...highest,
            accepted: "an integer from 0 to \(highest), which is \(AnnotationKey.maxReplicas.text)")
    }

    /// Metrics as the HPA writes them first, then the shorthands in the order of their type.
    private mutating func readMetrics() throws(AnnotationError) {
        let text = try structured(.metrics, as: [MetricSpec].self, accepted: Self.metricsAccepted)
        metrics = text?.document
        let written = text?.value ?? []
        guard written.count <= Self.metricsMax else {
            throw reader.refusal(
                of: .metrics, accepted: "at most \(Self.metricsMax) metrics",
                found: .flaw(at: "line 1, column 1", "\(written.count) metrics"))
        }
        spec.metrics = written
        keys = written.map { _ in .metrics }
        for shorthand in Shorthand.allCases {
            guard let text = reader.text(shorthand.key) else { continue }
            guard let metric = shorthand.metric(text) else {
                throw reader.refusal(of: shorthand.key, accepted: shorthand.accepted)
            }
            spec.metrics.append(metric)
            keys.append(shorthand.key)
        }
    }

    private func structured<Value: Codable>(
        _ key: AnnotationKey, as _: Value.Type, accepted: String
    ) throws(AnnotationError) -> StructuredText<Value>? {
        guard let text = reader.text(key) else { return nil }
        do {
            return try StructuredText<Value>(text)
        } catch {
            throw refusal(of: key, error, accepted: accepted)
        }
    }

    /// A Pods metric is scraped if it is a signal, or named as a series of a known engine, or the engine is the user's
    /// own (`prometheus`), whose every series we read; all others are asked of the API, as the HPA does.
    private func origin(of metric: MetricSpec, from key: AnnotationKey) throws(AnnotationError) -> MetricOrigin {
        guard metric.type == MetricType.pods.rawValue, let name = metric.pods?.metric.name else { return .api }
        if EngineSignal(rawValue: name) != nil {
            guard engine != .none, engine != .prometheus else {
                throw reader.refusal(
                    of: .engine, accepted: "auto or an engine's name, since \(key.text) asks for \(name)",
                    next: "remove \(key.text), or name the pods' own series in \(AnnotationKey.metrics.text)")
            }
            return .scrape
        }
        switch engine {
        case .none: return .api
        case .prometheus: return .scrape
        case .auto, .vllm, .sglang, .triton, .tgi, .trtllm: return Engine.owns(series: name) ? .scrape : .api
        }
    }

    /// To come back from nothing, something must be measured that is not a pod: none is left to be scraped.
    private func checkZero() throws(AnnotationError) {
        guard spec.minReplicas == 0 else { return }
        let fromOutside = [MetricType.object.rawValue, MetricType.external.rawValue]
        guard !spec.metrics.contains(where: { fromOutside.contains($0.type) }) else { return }
        throw reader.refusal(
            of: .minReplicas,
            accepted: "an integer from 1, or 0 with an Object or External metric, since at 0 no pod is left whose "
                + "metrics could ask for one")
    }
}

extension ScalingAnnotations {
    /// Asks what the API server would refuse, and tells it in its words, at the place in our annotation.
    private func validate() throws(AnnotationError) {
        var judged = spec
        // Whether 0 is allowed was judged before, in words that tell what to do.
        if judged.minReplicas == 0 { judged.minReplicas = 1 }
        guard let fault = Validation.errors(in: judged).first else { return }
        let words = String(fault.description.dropFirst(fault.field.count + 2))
        let path = FieldPath(fault.field)
        if case .key("behavior")? = path.steps.first, let behavior {
            let error = behavior.error(at: Array(path.steps.dropFirst()), words)
            throw refusal(of: .behavior, error, accepted: Self.behaviorAccepted)
        }
        guard case .key("metrics")? = path.steps.first, case .index(let index)? = path.steps.dropFirst().first,
            keys.indices.contains(index), keys[index] == .metrics, let metrics
        else {
            throw reader.refusal(of: .metrics, accepted: Self.metricsAccepted, found: .flaw(at: fault.field, words))
        }
        let error = metrics.error(at: Array(path.steps.dropFirst()), words)
        throw refusal(of: .metrics, error, accepted: Self.metricsAccepted)
    }

    private func refusal(
        of key: AnnotationKey, _ error: StructuredTextError, accepted: String
    ) -> AnnotationError {
        reader.refusal(of: key, accepted: accepted, found: .flaw(at: error.place, error.flaw))
    }
}
