import Autoscaling
import Deciding
import KubernetesAPI
import Measures
import Shielding
import Workloads

@testable import Controller

/// Builders for what the roster sees.
enum Fixture {
    static let llm = WorkloadID(namespace: "shop", name: "llm")
    /// A regular tick of `llm`: the next one is a whole period away.
    static let start = Schedule.nextPhase(of: llm, after: Timestamp(seconds: 1_795_000_000))

    static func spec(
        mode: Mode = .active, policy: PolicyLevel = .reactive, maxReplicas: Int32 = 20
    ) -> WorkloadSpec {
        let scaling = ScalingSpec(
            scaleTargetRef: Autoscaling.ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "llm"),
            minReplicas: 1, maxReplicas: maxReplicas,
            metrics: [.external(.init(name: "queue"), target: .averageValue(.milli(1_000, format: .decimalSI)))])
        return WorkloadSpec(mode: mode, policy: policy, scaling: Defaults.filled(scaling), origins: [.api])
    }

    static func subject(
        _ name: String = "llm", uid: String = "u1", version: String = "10", replicas: Int32 = 6, app: String = "llm"
    ) -> Subject {
        var deployment = Deployment()
        deployment.metadata = Metadata(name: name, namespace: "shop")
        deployment.metadata.uid = uid
        deployment.metadata.resourceVersion = version
        deployment.replicas = replicas
        deployment.status.replicas = replicas
        deployment.selector = LabelSelector(matchLabels: ["app": app])
        return Subject(deployment)
    }

    /// A Deployment that has opted in with these annotations beside the usual ones.
    static func deployment(_ annotations: [String: String]) -> Deployment {
        var deployment = Deployment()
        let usual = ["mode": "active", "max-replicas": "20"]
        let keyed = usual.merging(annotations) { $1 }.map { ("outrider.dev/\($0.key)", $0.value) }
        deployment.metadata = Metadata(
            name: "llm", namespace: "shop", annotations: Dictionary(uniqueKeysWithValues: keyed))
        return deployment
    }

    /// An observation of `subject` whose one External metric asks for `value` replicas; nil: it has no value.
    static func observation(
        _ subject: Subject, value: Int64?, rivals: [Rival] = [], at now: Timestamp
    ) -> Observation {
        let reading: MetricReading =
            value.map { .values([$0 * 1_000]) } ?? .missing(MetricAPI.external.failure("not found", status: 404))
        return Observation(
            workload: subject.id,
            scale: .value(
                .init(
                    specReplicas: subject.replicas, statusReplicas: subject.statusReplicas,
                    selector: subject.selector)),
            metrics: [
                MetricObservation(name: "queue", source: "external.metrics.k8s.io", reading: reading, at: now)
            ], rivals: rivals)
    }
}

extension Roster {
    /// A roster that knows the workload of `Fixture`, and has told so.
    static func knowing(
        _ spec: WorkloadSpec = Fixture.spec(), _ subject: Subject = Fixture.subject(), at now: Timestamp = Fixture.start
    ) -> Roster {
        var roster = Roster()
        roster.settle()
        _ = roster.see(subject, wish: .spec(spec), writer: nil, now: now)
        return roster
    }

    /// Runs one tick in which the metric asks for `value`, and every write succeeds as version `version`.
    mutating func tick(
        _ id: WorkloadID = Fixture.llm, value: Int64?, version: String = "11", at now: Timestamp
    ) -> [Announcement] {
        guard let workload = workloads[id], let spec = workload.spec else { return [] }
        let rivals = workload.rivals(autoscalers: autoscalers[id] ?? [], now: now)
        var memory = workload.memory
        let deliberation = Decider.deliberate(
            Fixture.observation(workload.subject, value: value, rivals: rivals, at: now), spec: spec,
            memory: &memory, now: now)
        let record = deliberation.conclude(
            write: deliberation.write == nil ? .notNeeded : .written, memory: &memory, now: now)
        let written = deliberation.write.map { TickOutcome.Written(replicas: $0.replicas, version: version) }
        return finish(
            TickOutcome(
                subject: workload.subject, rivals: rivals, metrics: spec.scaling.metrics, record: record,
                memory: memory, written: written),
            at: now)
    }
}
