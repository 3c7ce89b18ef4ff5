import Autoscaling
import Deciding
import KubernetesAPI
import KubernetesClient
import Logging
import Measures
import MetricSources
import Shielding
import Workloads

/// Observes, decides and acts for one workload at a time, and keeps what is known of all of them.
actor Reconciler {
    /// Workloads that are worked on at once: enough that slow sources of some do not delay the others.
    static let runningMax = 32

    private var roster = Roster()
    private var running = 0
    private var lastBeat: Timestamp?

    private let observer: Observer
    private let actuator: Actuator
    private let announcer: Announcer
    private let telemetry: Telemetry
    private let pastReader: PastReader?
    private let models: Models
    private let settings: ControllerSettings
    private let alarm: Alarm
    private let time: any TimeSource
    private let log: Logger

    init(
        observer: Observer, actuator: Actuator, announcer: Announcer, telemetry: Telemetry,
        pastReader: PastReader?,
        models: Models, settings: ControllerSettings, alarm: Alarm, time: any TimeSource, log: Logger
    ) {
        self.observer = observer
        self.actuator = actuator
        self.announcer = announcer
        self.telemetry = telemetry
        self.pastReader = pastReader
        self.models = models
        self.settings = settings
        self.alarm = alarm
        self.time = time
        self.log = log
    }

    // MARK: Ticks

    /// The ticks to begin now, and when to look again; nil if nothing is scheduled.
    func begin() -> (ticks: [Schedule.Tick], next: Timestamp?) {
        let now = time.now()
        lastBeat = now
        let ticks = roster.begin(at: now, limit: Self.runningMax - running)
        running += ticks.count
        // With every place taken, the end of a tick rings; else one that was woken meanwhile waits for the next beat.
        return (ticks, running < Self.runningMax ? roster.schedule.next : nil)
    }

    /// Runs one tick that `begin` gave.
    func reconcile(_ tick: Schedule.Tick) async {
        defer {
            if running == Self.runningMax { alarm.ring() }
            running -= 1
        }
        let begun = time.now()
        telemetry.began(due: tick.dueAt, at: begun)
        guard let before = roster.workloads[tick.workload], let spec = before.spec else {
            return roster.abandon(tick.workload, at: begun, retry: false)
        }
        let rivals = before.rivals(autoscalers: roster.autoscalers[tick.workload] ?? [], now: begun)
        let observation = await observer.observe(
            before.subject, spec: spec, rivals: rivals, isUrgent: tick.wokenAt != nil
        ) { pods in await self.peers(of: before.subject.id, pods: pods) }
        // While the sources answered, the workload may have gone, or have been changed by its owner or another writer.
        guard let workload = roster.workloads[tick.workload], workload.spec == spec,
            workload.subject.uid == before.subject.uid, workload.subject.replicas == before.subject.replicas
        else {
            roster.abandon(tick.workload, at: begun, retry: true)
            // Gone while its pods were scraped: what the scrape remembered came after it was forgotten.
            if roster.workloads[tick.workload] == nil { await observer.reader.forget(tick.workload) }
            return
        }
        await decide(workload, spec: spec, observation: observation, begun: begun)
    }

    private func decide(_ workload: Workload, spec: WorkloadSpec, observation: Observation, begun: Timestamp) async {
        let now = time.now()
        var memory = workload.memory
        memory.take(workload.past)
        let deliberation = Decider.deliberate(
            observation, spec: spec, models: models, memory: &memory, now: now)
        let taken = time.now() - now
        telemetry.decided(in: taken)
        var outcome: WriteOutcome = .notNeeded
        var written: TickOutcome.Written?
        var writeError: String?
        if let decision = deliberation.write {
            roster.writes(decision.replicas, of: workload.subject.id)
            switch await actuator.write(decision, about: workload.subject) {
            case .written(let result):
                outcome = .written
                written = result
                if let newest = observation.metrics.compactMap(\.at).max() {
                    telemetry.reacted(to: newest, at: time.now())
                }
            case .overtaken(let replicas):
                announcer.tell([
                    workload.subject.announcement(
                        .info, "scale conflict",
                        fields: [
                            "from": .number(workload.subject.replicas), "to": .number(decision.replicas),
                            "replicas": .number(replicas),
                        ])
                ])
                return roster.abandon(workload.subject.id, at: begun, retry: true)
            case .refused(let text):
                outcome = .failed(text)
                writeError = text
            }
        }
        var record = deliberation.conclude(write: outcome, memory: &memory, now: now)
        record.decisionMicroseconds = taken.wholeNanoseconds / 1_000
        log(record, after: workload.record)
        announcer.tell(
            roster.finish(
                TickOutcome(
                    subject: workload.subject, rivals: observation.rivals, metrics: spec.scaling.metrics,
                    record: record, memory: memory, hasTakenPast: workload.past != nil, written: written,
                    writeError: writeError),
                at: begun))
    }

    /// The other workloads that select any of `pods`.
    private func peers(of workload: WorkloadID, pods: [PodState]) -> [Observation.Peer] {
        var found: Set<WorkloadID> = []
        for pod in pods {
            found.formUnion(roster.selectors.workloads(selecting: pod.labels, in: workload.namespace))
        }
        return found.subtracting([workload]).sorted().map { id in
            Observation.Peer(id: id, selector: roster.selectors.query(of: id)?.text ?? "")
        }
    }

    /// One decision, one line; quiet while neither the size nor the reason changes.
    private func log(_ record: DecisionRecord, after last: DecisionRecord?) {
        let isNews =
            record.wrote || record.to != last?.to || record.because != last?.because
            || record.boundBy != last?.boundBy || record.mode != last?.mode
        log.log(
            level: isNews || settings.logsEveryDecision ? .info : .debug, "decided",
            metadata: ["record": .stringConvertible(record)])
    }

    // MARK: Changes of the cluster

    /// Takes in what became of some Deployments.
    func deploymentsChanged(_ changes: [StoreChange<Deployment>]) async {
        let now = time.now()
        var gone: [WorkloadID] = []
        for change in changes {
            let id = WorkloadID(namespace: change.key.namespace, name: change.key.name)
            let wasOurs = roster.workloads[id] != nil
            if let deployment = change.after {
                let isSame = wasOurs && Wish.isSame(change.before, deployment)
                announcer.tell(
                    roster.see(
                        Subject(deployment),
                        wish: isSame ? nil : Wish(deployment, inShadowOnly: settings.inShadowOnly),
                        writer: deployment.metadata.replicasWriter, now: now))
            } else {
                announcer.tell(roster.forget(id))
            }
            if wasOurs, roster.workloads[id] == nil { gone.append(id) }
        }
        if roster.schedule.isHastened { alarm.ring() }
        for id in roster.takeCurious() { pastReader?.ask(id) }
        for id in gone { await observer.reader.forget(id) }
    }

    /// Says that the first list has been taken in: who comes later is decided at once.
    func settle() {
        roster.settle()
    }

    /// Takes in what became of some pods.
    func podsChanged(_ changes: [StoreChange<Pod>]) {
        let now = time.now()
        for change in changes where change.isReadinessNews {
            guard let pod = change.after ?? change.before else { continue }
            roster.podChanged(labels: pod.metadata.labels, in: pod.metadata.namespace, now: now)
        }
        if roster.schedule.isHastened { alarm.ring() }
    }

    /// Takes in what became of some HorizontalPodAutoscalers.
    func autoscalersChanged(_ changes: [StoreChange<HorizontalPodAutoscaler>]) {
        let now = time.now()
        for change in changes {
            roster.autoscalerChanged(change.key, target: change.after?.target, now: now)
        }
        if roster.schedule.isHastened { alarm.ring() }
    }

    // MARK: What outlives the process

    /// Takes in what an earlier process remembered; from now on somebody saves.
    func restore(_ rows: [HistoryFile.Row]) {
        roster.restore(rows)
    }

    /// Whether anything has changed and not been saved.
    var hasUnsaved: Bool { roster.hasUnsaved }

    /// What has changed and not been saved.
    func unsaved(limit: Int) -> (rows: [HistoryFile.Row], gone: [WorkloadID]) {
        roster.unsaved(limit: limit)
    }

    /// Says that it could not be saved.
    func notSaved(_ rows: [HistoryFile.Row], gone: [WorkloadID]) {
        roster.notSaved(rows, gone: gone, at: time.now())
    }

    /// What is asked for a workload; nil if it is not ours, or its annotations are no spec.
    func spec(of workload: WorkloadID) -> WorkloadSpec? {
        roster.workloads[workload]?.spec
    }

    /// Takes in the past of a workload.
    func take(_ past: DemandPast, of workload: WorkloadID) {
        roster.take(past, of: workload)
    }

    // MARK: What others ask

    /// Everything that the dashboard shows.
    func status() -> ControllerReport {
        ControllerReport(
            at: time.now(),
            workloads: roster.workloads.values
                .compactMap { workload in workload.record.map { WorkloadStatus(record: $0, tally: workload.tally) } }
                .sorted { $0.record.id < $1.record.id },
            unsynced: observer.view.unsynced, lastBeat: lastBeat)
    }
}
