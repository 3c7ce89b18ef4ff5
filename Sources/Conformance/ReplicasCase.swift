import Autoscaling
import Measures
import Workloads

/// One reconcile of one autoscaler from a given state.
public struct ReplicasCase: Decodable, Sendable {
    struct Autoscaler: Decodable {
        var namespace: String
        var name: String
        var spec: ScalingSpec
        var status: ScalingStatus?
    }

    struct Scale: Decodable {
        var specReplicas: Int32?
        var statusReplicas: Int32?
        var selector: String?
        var getError: String?
    }

    struct Peer: Decodable {
        var namespace: String?
        var name: String
        var selector: String?
    }

    struct History: Decodable {
        struct Entry: Decodable {
            let ageMillis: Int64
            let replicas: Int32?

            private enum CodingKeys: String, CodingKey { case ageSeconds, replicas }

            init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                let seconds = try values.decodeIfPresent(Double.self, forKey: .ageSeconds) ?? 0
                guard let millis = Int64(exactly: (seconds * 1000).rounded()) else {
                    throw DecodingError.dataCorruptedError(
                        forKey: .ageSeconds, in: values, debugDescription: "ageSeconds is \(seconds); accepted: to 9e15"
                    )
                }
                ageMillis = millis
                replicas = try values.decodeIfPresent(Int32.self, forKey: .replicas)
            }

            func at(_ now: Timestamp) -> Timestamp { now - .milliseconds(ageMillis) }
        }

        var recommendations: [Entry]?
        var scaleUpEvents: [Entry]?
        var scaleDownEvents: [Entry]?
    }

    let id: String
    let category: String
    let now: Timestamp
    let config: VectorConfig?
    let hpa: Autoscaler
    let scale: Scale?
    let otherHPAs: [Peer]?
    let history: History?
    let pods: [VectorPod]?
    let podTemplate: VectorPod?
    let scaleUpdateErrors: [String]?
    let statusUpdateError: String?
    let sources: VectorSources
    let expect: ReplicasAnswer

    private enum CodingKeys: String, CodingKey {
        case id, category, now, config, hpa, scale, otherHPAs, history, pods, podTemplate, scaleUpdateErrors
        case statusUpdateError, expect
    }

    /// Reads a case; the answers of the metrics APIs stand beside the other keys.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        category = try values.decodeIfPresent(String.self, forKey: .category) ?? ""
        now = try values.decode(Timestamp.self, forKey: .now)
        config = try values.decodeIfPresent(VectorConfig.self, forKey: .config)
        hpa = try values.decode(Autoscaler.self, forKey: .hpa)
        scale = try values.decodeIfPresent(Scale.self, forKey: .scale)
        otherHPAs = try values.decodeIfPresent([Peer].self, forKey: .otherHPAs)
        history = try values.decodeIfPresent(History.self, forKey: .history)
        pods = try values.decodeIfPresent([VectorPod].self, forKey: .pods)
        podTemplate = try values.decodeIfPresent(VectorPod.self, forKey: .podTemplate)
        scaleUpdateErrors = try values.decodeIfPresent([String].self, forKey: .scaleUpdateErrors)
        statusUpdateError = try values.decodeIfPresent(String.self, forKey: .statusUpdateError)
        expect = try values.decode(ReplicasAnswer.self, forKey: .expect)
        sources = try VectorSources(from: decoder)
    }

    func run() -> Facts {
        let flags = (config ?? VectorConfig()).flags
        let status = hpa.status ?? ScalingStatus()
        let observation = observation
        var memory = memory
        let recommendation = Recommender.recommend(
            spec: hpa.spec, status: status, observation: observation, flags: flags, memory: &memory, now: now)
        let write = writeScale(recommendation)
        var conclusion = Recommender.conclude(recommendation, write: write.outcome, memory: &memory, now: now)
        var isStored = conclusion.isStatusChanged
        if isStored, let statusUpdateError {
            conclusion = conclusion.withFailedStatusWrite(statusUpdateError, of: hpa.name)
            isStored = false
        }
        return ReplicasAnswer(
            scaleUpdatedTo: write.outcome == .written ? recommendation.rescale : nil,
            scaleUpdateAttempts: write.attempts,
            proposals: proposals(observation, flags),
            error: conclusion.error, statusWritten: isStored, status: isStored ? conclusion.status : status,
            events: conclusion.events.map(ReplicasAnswer.Event.init)
        ).facts
    }

    /// Each metric by itself; it needs a scale, but no mapping of its kind.
    private func proposals(_ observation: Observation, _ flags: ControllerFlags) -> [ReplicasAnswer.Proposal] {
        guard scale?.getError == nil else { return [] }
        var observation = observation
        observation.scale = .value(scaleValue)
        return Recommender.proposals(spec: hpa.spec, observation: observation, flags: flags, now: now)
            .map(ReplicasAnswer.Proposal.init)
    }

    /// Writes the scale as a client would, each PUT answered by the next error of the case.
    private func writeScale(_ recommendation: Recommendation) -> (outcome: WriteOutcome, attempts: Int) {
        guard recommendation.rescale != nil else { return (.notNeeded, 0) }
        var write = ScaleWrite()
        var errors = scaleUpdateErrors ?? []
        while true {
            let answer: ScaleWrite.Answer
            if errors.isEmpty {
                answer = .succeeded
            } else {
                let text = errors.removeFirst()
                answer =
                    text.hasPrefix("conflict:")
                    ? .conflict(target.conflict(String(text.dropFirst("conflict:".count)))) : .failed(text)
            }
            if case .done(let outcome) = write.answered(answer) { return (outcome, write.attempts) }
        }
    }

    private var target: VectorTarget { VectorTarget(hpa.spec.scaleTargetRef) }

    private var scaleValue: Observation.Scale {
        Observation.Scale(
            specReplicas: scale?.specReplicas ?? 0, statusReplicas: scale?.statusReplicas ?? 0,
            selector: scale?.selector ?? "")
    }

    private var observation: Observation {
        let reading: ScaleReading =
            if let fault = target.mappingFault {
                .unavailable(ScaleError(fault, stage: .mapping))
            } else if let error = scale?.getError {
                .unavailable(ScaleError(error))
            } else {
                .value(scaleValue)
            }
        return Observation(
            workload: WorkloadID(namespace: hpa.namespace, name: hpa.name), scale: reading,
            pods: (pods ?? []).map { $0.state(over: podTemplate) },
            metrics: hpa.spec.metrics.map { .init(name: "", source: "", reading: sources.reading(of: $0)) },
            peers: (otherHPAs ?? []).map {
                .init(
                    id: WorkloadID(namespace: $0.namespace ?? hpa.namespace, name: $0.name), selector: $0.selector ?? ""
                )
            })
    }

    private var memory: RecommenderMemory {
        func events(_ entries: [History.Entry]?) -> [ScaleEvents.Entry] {
            (entries ?? []).map { .init(change: $0.replicas ?? 0, at: $0.at(now)) }
        }
        return RecommenderMemory(
            recommendations: Stabilization(
                entries: (history?.recommendations ?? []).map { .init(replicas: $0.replicas ?? 0, at: $0.at(now)) }),
            scaleEvents: ScaleEvents(up: events(history?.scaleUpEvents), down: events(history?.scaleDownEvents)))
    }
}
