import Autoscaling
import Deciding
import KubernetesAPI
import Measures
import Workloads

/// The workloads that have opted in, and when each is decided next.
///
/// Pure: changes of the cluster go in, announcements come out. Bound: one entry for each annotated Deployment.
struct Roster {
    /// By name.
    private(set) var workloads: [WorkloadID: Workload] = [:]
    /// Who selects which pods.
    private(set) var selectors = SelectorIndex()
    /// The HorizontalPodAutoscalers of each Deployment, annotated or not, by name.
    private(set) var autoscalers: [WorkloadID: Set<String>] = [:]
    /// What each HorizontalPodAutoscaler targets, as it was last told.
    private var targets: [ObjectKey: WorkloadID] = [:]
    /// When each is decided next.
    private(set) var schedule = Schedule()
    /// What an earlier process remembered, until the first list has been taken in.
    private var restored: [WorkloadID: HistoryFile.Row] = [:]
    /// Whether somebody saves: else nobody would ever take `gone`.
    private var isKept = false
    /// Workloads that are ours no longer, and may be saved.
    private var gone: Set<WorkloadID> = []
    /// Workloads that have begun to look ahead, and would know their past.
    private var curious: [WorkloadID] = []
    /// Whether the first list has been taken in: a workload that comes later is decided at once.
    private(set) var isSettled = false

    /// Says that the first list has been taken in.
    mutating func settle() {
        isSettled = true
        restored = [:]
    }

    // MARK: Changes of the cluster

    /// Takes in a Deployment as it is now, and what its annotations ask for; nil: they are as they were.
    mutating func see(_ subject: Subject, wish: Wish?, writer: String?, now: Timestamp) -> [Announcement] {
        var told: [Announcement] = []
        if let known = workloads[subject.id], known.subject.uid != subject.uid {
            // Deleted and made again under its name: what was remembered is of another object.
            told += leave(subject.id, why: "the Deployment was replaced")
        }
        if let wish { told += take(wish, subject, writer: writer, now: now) }
        guard var workload = workloads[subject.id] else { return told }
        if workload.subject.query != subject.query {
            selectors.set(workload.spec == nil ? nil : subject.query, of: subject.id)
        }
        if !workload.conflicts.isStale(version: subject.version, now: now) { workload.subject = subject }
        if workload.spec == nil { workload.record?.keep(subject.replicas) }
        let finding = workload.conflicts.see(
            subject.replicas, version: subject.version, manager: writer, ours: Self.fieldManager, now: now)
        workloads[subject.id] = workload
        guard finding != .none else { return told }
        schedule.wake(subject.id, at: now)
        guard let spec = workload.spec, spec.mode.writes, let news = EventTexts.written(finding, subject)
        else { return told }
        return told + [news]
    }

    /// Takes in that a Deployment is gone.
    mutating func forget(_ workload: WorkloadID) -> [Announcement] {
        leave(workload, why: "the Deployment is gone")
    }

    /// Takes in that a pod of these labels became ready, ceased to be, or goes.
    ///
    /// Reactive workloads are not woken. Without a `behavior` the HPA may at most double a workload in each reconcile:
    /// looking sooner for each pod that becomes ready would scale faster than the HPA does, and reactive is the HPA.
    /// The next regular look is at most one period away.
    mutating func podChanged(labels: [String: String], in namespace: String, now: Timestamp) {
        for workload in selectors.workloads(selecting: labels, in: namespace)
        where workloads[workload]?.spec?.looksAhead == true {
            schedule.wake(workload, at: now)
        }
    }

    /// Takes in what a HorizontalPodAutoscaler targets now; nil: nothing, or it is gone.
    ///
    /// What it targeted before is known here and not asked: a change that came and went may be told as none at all.
    mutating func autoscalerChanged(_ key: ObjectKey, target: WorkloadID?, now: Timestamp) {
        let former = targets[key]
        guard target != former else { return }
        targets[key] = target
        if let former {
            autoscalers[former]?.remove(key.name)
            if autoscalers[former]?.isEmpty == true { autoscalers[former] = nil }
        }
        if let target { autoscalers[target, default: []].insert(key.name) }
        for workload in [target, former].compactMap(\.self) { schedule.wake(workload, at: now) }
    }

    // MARK: Ticks

    /// The ticks that begin at `now`, at most `limit`.
    mutating func begin(at now: Timestamp, limit: Int) -> [Schedule.Tick] {
        schedule.due(at: now, limit: limit)
    }

    /// Says that a write of `replicas` begins, within a tick.
    mutating func writes(_ replicas: Int32, of workload: WorkloadID) {
        workloads[workload]?.conflicts.writes(replicas)
    }

    /// Ends a tick that came to a decision.
    mutating func finish(_ outcome: TickOutcome, at now: Timestamp) -> [Announcement] {
        let id = outcome.subject.id
        // Made again under its name meanwhile: what was decided and written is of the former object.
        let isSame = workloads[id]?.subject.uid == outcome.subject.uid
        schedule.finish(id, at: now, wrote: isSame && outcome.record.wrote)
        guard isSame, var workload = workloads[id] else { return [] }
        workload.memory = outcome.memory
        workload.unsavedSince = workload.unsavedSince ?? now
        if outcome.hasTakenPast { workload.past = nil }
        workload.conflicts.writes(nil)
        if let written = outcome.written {
            workload.conflicts.wrote(written.replicas, version: written.version, at: now)
            workload.subject.replicas = written.replicas
            workload.subject.version = written.version
        }
        let told = outcome.tell(&workload)
        workload.tally.count(outcome.record)
        // Refused while the write was on its way: that refusal is the last word.
        if workload.spec != nil { workload.record = outcome.record }
        workloads[id] = workload
        return told
    }

    /// Ends a tick that came to none: the workload went or changed, or another writer came between.
    mutating func abandon(_ workload: WorkloadID, at now: Timestamp, retry: Bool) {
        workloads[workload]?.conflicts.writes(nil)
        if retry { schedule.wake(workload, at: now) }
        schedule.finish(workload, at: now, wrote: false)
    }

    // MARK: What outlives the process

    /// Takes in what an earlier process remembered; a workload that comes with the first list goes on from there.
    ///
    /// From now on somebody saves.
    mutating func restore(_ rows: [HistoryFile.Row]) {
        isKept = true
        for row in rows { restored[row.workload] = row }
    }

    /// Whether `unsaved` has anything to give.
    var hasUnsaved: Bool { !gone.isEmpty || workloads.values.contains { $0.unsavedSince != nil } }

    /// What has changed and not been saved, longest first, at most `limit`; and who is ours no longer.
    mutating func unsaved(limit: Int) -> (rows: [HistoryFile.Row], gone: [WorkloadID]) {
        let changed = workloads.compactMap { id, workload in workload.unsavedSince.map { (id: id, since: $0) } }
            .sorted { ($0.since, $0.id) < ($1.since, $1.id) }
        let rows = changed.prefix(limit).compactMap { id, _ -> HistoryFile.Row? in
            workloads[id]?.unsavedSince = nil
            return workloads[id].map { HistoryFile.Row(workload: id, uid: $0.subject.uid, memory: $0.memory) }
        }
        defer { gone = [] }
        return (rows, gone.sorted())
    }

    /// Says that what `unsaved` gave could not be saved.
    mutating func notSaved(_ rows: [HistoryFile.Row], gone lost: [WorkloadID], at now: Timestamp) {
        for row in rows where workloads[row.workload]?.unsavedSince == nil {
            workloads[row.workload]?.unsavedSince = now
        }
        gone.formUnion(lost.filter { workloads[$0] == nil })
    }

    /// The workloads that have begun to look ahead since it was last asked.
    mutating func takeCurious() -> [WorkloadID] {
        defer { curious = [] }
        return curious
    }

    /// Takes in the past of a workload; its next tick makes it part of the memory.
    mutating func take(_ past: DemandPast, of workload: WorkloadID) {
        workloads[workload]?.past = past
    }

    // MARK: Opting in and out

    /// The name under which we write; another one in `managedFields` is another writer.
    static let fieldManager = "outrider"

    private mutating func take(_ wish: Wish, _ subject: Subject, writer: String?, now: Timestamp) -> [Announcement] {
        switch wish {
        case .none: return leave(subject.id, why: "the annotation is gone")
        case .off: return leave(subject.id, why: "mode is off")
        case .refused(let error): return refuse(subject, error: error, now: now)
        case .spec(let spec): return enter(subject, spec, writer: writer, now: now)
        }
    }

    private mutating func enter(
        _ subject: Subject, _ spec: WorkloadSpec, writer: String?, now: Timestamp
    ) -> [Announcement] {
        var workload = workloads[subject.id] ?? Workload(subject: subject)
        let isNew = workloads[subject.id] == nil
        if isNew { inherit(&workload) }
        if workload.tally == DecisionTally(), subject.replicas == 0, spec.scaling.minReplicas == 0,
            writer ?? Self.fieldManager == Self.fieldManager
        {
            // An HPA's status tells after a restart who scaled to zero. Ours is gone, or as old as the last save: the
            // write of the 0 may have come later. Nobody owns a 0 that was written through the scale subresource, so
            // it counts as ours where the minimum allows it: else whoever waits for the workload would wait for good.
            workload.memory.status.setScaledToZero(now: now)
        }
        let former = workload.spec
        guard former != spec else { return [] }
        var told: [Announcement] = []
        if let news = workload.set(nil, of: .annotation) { told.append(news) }
        if former == nil || former?.mode != spec.mode || former?.policy != spec.policy {
            told.append(EventTexts.optedIn(subject, mode: spec.mode, policy: spec.policy))
        }
        if spec.looksAhead, former?.demandUnit != spec.demandUnit || former?.looksAhead != true {
            curious.append(subject.id)
        }
        workload.spec = spec
        workload.lastWould = nil
        workloads[subject.id] = workload
        selectors.set(subject.query, of: subject.id)
        schedule.add(subject.id, at: now)
        if isSettled { schedule.wake(subject.id, at: now) }
        return told
    }

    /// Takes in what an earlier process remembered of a workload that is new to this one.
    private mutating func inherit(_ workload: inout Workload) {
        gone.remove(workload.subject.id)
        guard let row = restored.removeValue(forKey: workload.subject.id), row.uid == workload.subject.uid else {
            return
        }
        workload.memory = row.memory
    }

    private mutating func refuse(_ subject: Subject, error: String, now: Timestamp) -> [Announcement] {
        var workload = workloads[subject.id] ?? Workload(subject: subject)
        if workloads[subject.id] == nil { inherit(&workload) }
        workload.spec = nil
        workload.record = .refused(subject.id, replicas: subject.replicas, error: error, now: now)
        let news = workload.set(
            Trouble(
                kind: .annotation, sameness: error, note: "\(error); replicas stay at \(subject.replicas)"),
            of: .annotation)
        workloads[subject.id] = workload
        selectors.set(nil, of: subject.id)
        schedule.remove(subject.id)
        return news.map { [$0] } ?? []
    }

    private mutating func leave(_ id: WorkloadID, why: String) -> [Announcement] {
        guard let workload = workloads.removeValue(forKey: id) else { return [] }
        if isKept { gone.insert(id) }
        selectors.set(nil, of: id)
        schedule.remove(id)
        return [EventTexts.optedOut(workload.subject, why: why)]
    }
}
