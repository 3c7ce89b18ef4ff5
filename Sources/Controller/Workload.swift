import Deciding
import Measures
import Workloads

/// One workload that has opted in, between two ticks.
struct Workload {
    /// Its Deployment, as last seen.
    var subject: Subject
    /// What is asked for; nil while the annotations are no spec.
    var spec: WorkloadSpec?
    /// What deciding remembers.
    var memory = WorkloadMemory()
    /// Who else writes its replicas.
    var conflicts = ConflictWatch()
    /// What keeps it from being scaled.
    var troubles = Troubles()
    /// The last decision; nil before the first.
    var record: DecisionRecord?
    /// All decisions, counted.
    var tally = DecisionTally()
    /// What was last told of a shadow decision, so that it is told once per change.
    var lastWould: Int32?
    /// Demand of the time before it was ours, until a tick has taken it in.
    var past: DemandPast?

    /// Since when its memory has changed without being saved.
    var unsavedSince: Timestamp?

    init(subject: Subject) {
        self.subject = subject
    }

    /// Others that size the Deployment at `now`; none while we write nothing: in shadow they are the ones who should.
    func rivals(autoscalers: Set<String>, now: Timestamp) -> [Rival] {
        guard let spec, spec.mode.writes else { return [] }
        var rivals = autoscalers.sorted().map { Rival.autoscaler(name: $0) }
        if let rest = conflicts.resting(at: now) {
            rivals.append(.writer(manager: rest.manager, until: rest.until))
        }
        return rivals
    }

    /// Sets or ends a trouble, and tells it if that is news.
    mutating func set(_ trouble: Trouble?, of kind: Trouble.Kind) -> Announcement? {
        switch troubles.set(trouble, of: kind) {
        case nil: nil
        case .began(let trouble)?: EventTexts.began(trouble, subject)
        case .ended(let trouble)?: EventTexts.ended(trouble, subject)
        }
    }
}

extension WorkloadMemory {
    /// Takes in what was demanded before it began; nothing where there is none.
    mutating func take(_ past: DemandPast?) {
        guard let past else { return }
        var foresight = self.foresight ?? ForesightMemory()
        foresight.take(past)
        self.foresight = foresight
    }
}
