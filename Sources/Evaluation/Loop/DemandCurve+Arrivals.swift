import Simulation

extension DemandCurve {
    /// Steps short enough to show a flash crowd, long enough that chance in single requests is small beside the rate.
    static let windowStepSeconds = 30.0

    /// The demand of a window of `seconds`, in replicas.
    ///
    /// A step of which the trace knows nothing has the demand of the step before, as it is played.
    init(of expected: ExpectedDemand, seconds: Double, engine: EngineSpec, capacity: Capacity) {
        let step = Self.windowStepSeconds
        let count = max(1, Int((seconds / step).rounded(.up)))
        var last = 0.0
        let replicas = (0..<count).map { index in
            let total = expected.total(from: Double(index) * step, to: Double(index + 1) * step)
            last = total.map { capacity.replicas(for: $0 * (1 / step), on: engine) } ?? last
            return last
        }
        self.init(start: 0, stepSeconds: step, replicas: replicas)
    }
}

extension PastDemand {
    /// Length of its steps: only a timetable reads them.
    static let stepSeconds = 300.0

    /// What a trace was before the window; nil if it has no past.
    init?(before expected: ExpectedDemand, engine: EngineSpec, capacity: Capacity) {
        self.init(
            stepSeconds: Self.stepSeconds,
            replicas: expected.history(stepSeconds: Self.stepSeconds).map { demand in
                demand.map { capacity.replicas(for: $0, on: engine) }
            })
    }
}

extension Capacity {
    /// Replicas' worth of a demand per second: its work over the work that a replica does at the objective.
    func replicas(for demand: Demand, on engine: EngineSpec) -> Double {
        guard demand.requests > 0, utilization > 0 else { return 0 }
        let size = RequestSize(
            promptTokens: Int((demand.promptTokens / demand.requests).rounded()),
            outputTokens: max(1, Int((demand.outputTokens / demand.requests).rounded())))
        return demand.requests * engine.work(of: size) / utilization
    }
}
