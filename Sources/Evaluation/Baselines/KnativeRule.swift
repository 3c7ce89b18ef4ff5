import Measures
import Simulation
import Workloads

/// Knative's Pod Autoscaler: requests in flight over a target, in a calm window and in a short one that can panic.
///
/// Source: knative/serving 98e5ef90, `pkg/autoscaler/scaling/autoscaler.go` (`Scale`) and
/// `config/core/configmaps/autoscaler.yaml` (defaults). Left out: the activator and scaling to zero.
struct KnativeRule: Autoscaler {
    /// The numbers of the config map.
    struct Tuning: Hashable, Sendable {
        /// Requests in flight that a pod should have.
        var target: Double
        var stableWindow: Duration = .seconds(60)
        var panicWindow: Duration = .seconds(6)
        /// Panic begins when the short window asks for so many times the ready pods.
        var panicThreshold = 2.0
        /// At most so many times the ready pods.
        var maxScaleUpRate = 1_000.0
        /// At least the ready pods divided by this.
        var maxScaleDownRate = 2.0
        /// How long a smaller size must be asked for before it is taken.
        var scaleDownDelay: Duration = .zero
    }

    /// `tickInterval`.
    let period: Duration = .seconds(2)
    let metrics = [
        MetricQuestion(EngineSignal.running.rawValue, by: .direct),
        MetricQuestion(EngineSignal.waiting.rawValue, by: .direct),
    ]
    let tuning: Tuning
    private var inFlight: RecentValues
    private var asked: RecentValues
    /// When panic last had a reason; nil while calm.
    private(set) var panicSince: Timestamp?
    /// The most that was asked for in this panic.
    private var panicPods = 0
    private var hasBegun = false

    init(_ tuning: Tuning) {
        self.tuning = tuning
        inFlight = RecentValues(window: tuning.stableWindow)
        asked = RecentValues(window: tuning.scaleDownDelay)
    }

    mutating func replicas(for observation: Observation, at now: Timestamp) -> Int? {
        let ready = observation.readyPods
        begin(ready: ready, at: now)
        if let running = PodValues(observation, 0), let waiting = PodValues(observation, 1) {
            // Pods that were not reached are taken to be as busy as those that were, as its sampling scraper does.
            inFlight.add((running.mean + waiting.mean) * Double(max(1, ready)), at: now)
        }
        guard let stable = inFlight.mean(over: tuning.stableWindow, at: now),
            let recent = inFlight.mean(over: tuning.panicWindow, at: now)
        else { return nil }
        let pods = Double(max(1, ready))
        let highest = (tuning.maxScaleUpRate * pods).rounded(.up)
        let lowest = (pods / tuning.maxScaleDownRate).rounded(.down)
        let stableWanted = (stable / tuning.target).rounded(.up)
        let panicWanted = (recent / tuning.target).rounded(.up)
        updatePanic(isOver: panicWanted / pods >= tuning.panicThreshold, at: now)
        var wanted = Int(min(max(stableWanted, lowest), highest))
        if panicSince != nil {
            panicPods = max(panicPods, wanted, Int(min(max(panicWanted, lowest), highest)))
            wanted = panicPods
        }
        guard tuning.scaleDownDelay > .zero else { return wanted }
        asked.add(Double(wanted), at: now)
        return Int(asked.highest(at: now) ?? Double(wanted))
    }

    /// A rule that has just started panics, so that it does not shrink before it knows anything.
    private mutating func begin(ready: Int, at now: Timestamp) {
        guard !hasBegun else { return }
        hasBegun = true
        guard ready > 1 else { return }
        panicSince = now
        panicPods = ready
    }

    private mutating func updatePanic(isOver: Bool, at now: Timestamp) {
        if isOver {
            panicSince = now
        } else if let since = panicSince, since + tuning.stableWindow < now {
            panicSince = nil
            panicPods = 0
        }
    }
}
