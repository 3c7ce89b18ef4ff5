import Measures
import Simulation
import Workloads

/// What the demo plays: a load, the pods that serve it, and what goes wrong.
struct DemoScene {
    /// Its name and what drives it, such as `azure-conv ×20`.
    var title: String
    /// The load, as the embedded cluster reads it.
    var load: String
    /// What the load `trace` replays.
    var trace: Trace?
    /// How long it is.
    var length: Duration
    /// Fewest and most replicas of each Deployment.
    var bounds: ClosedRange<Int>
    /// Replicas of each Deployment at the beginning.
    var replicas: Int
    /// Annotations of our Deployment in place of the demo's own; nil: those.
    var annotations: [String: String]?
    /// Further annotations of both Deployments, without the prefix `sim.outrider.dev/`.
    var simulation: [String: String] = [:]
    /// The label `accelerator` of the pods.
    var accelerator = "h100"
    /// Machines, and accelerators of each.
    var nodes = 16, acceleratorsPerNode = 8
    /// What goes wrong, the same for both.
    var faults: [Fault] = []

    /// A trace at a multiple of its rate.
    init(_ trace: Trace, multiplier: Double, replicasMax: Int) {
        title = "\(trace.file.prefix { $0 != "." }) ×\(DemoScreen.plain(multiplier))"
        load = "trace:\(multiplier)"
        self.trace = trace
        length = .seconds(trace.spanSeconds)
        bounds = min(4, replicasMax)...replicasMax
        replicas = bounds.lowerBound
        simulation = ["startup": "60s", "slo": "ttft-p95=500ms"]
    }

    /// A scenario, as far as an embedded cluster can play it.
    ///
    /// - Parameters:
    ///   - scenario: what to play.
    ///   - trace: the trace that it names, if it names one.
    /// - Throws: the first thing in it that a cluster in real time cannot do.
    init(_ scenario: Scenario, trace: Trace?) throws(CommandRefusal) {
        func refuse(_ field: String, _ accepted: String) -> CommandRefusal {
            CommandRefusal("--scenario \(scenario.name): \(field) cannot be played; accepted: \(accepted)")
        }
        guard let load = scenario.load else { throw refuse("a file without load", "one with a trace or a shape") }
        guard load.timeScale == 1, load.from == 0 else { throw refuse("load.time-scale or from", "neither; --speed") }
        guard scenario.world.classes.count == 1 else { throw refuse("pods of more classes", "one accelerator") }
        guard scenario.world.quota == nil else { throw refuse("cluster.quota", "nodes and accelerators-per-node") }
        switch load.source {
        case .trace:
            guard let trace else { throw refuse("load.trace", "a trace file") }
            self.load = "trace:\(load.rateScale)"
            self.trace = trace
            length = scenario.duration ?? .seconds(trace.spanSeconds)
        case .shape(let text, _):
            guard load.rateScale == 1 else { throw refuse("load.rate-scale", "a shape at its own rate") }
            guard let duration = scenario.duration else { throw refuse("a shape without end", "a duration") }
            self.load = text
            length = duration
        }
        for fault in scenario.world.faults {
            switch fault.kind {
            case .podCrash, .slowPod, .metricOutage: break
            case .nodeLoss: throw refuse("the fault node-loss", "pod-crash, slow-pod, metric-outage")
            case .quota: throw refuse("the fault quota", "pod-crash, slow-pod, metric-outage")
            }
        }
        title = scenario.name
        bounds = scenario.bounds
        faults = scenario.world.faults
        nodes = scenario.world.nodes.count
        acceleratorsPerNode = scenario.world.nodes.accelerators
        if case .annotations(let annotations)? = scenario.scaler { self.annotations = annotations }
        let pods = scenario.world.classes[0]
        replicas = Self.replicas(for: load, trace, pods, scenario.bounds)
        accelerator = pods.name
        simulation = [
            "startup": "\(DemoScreen.fixed(pods.startup.pull.seconds + pods.startup.load.seconds, digits: 0))s",
            "startup-spread": "\(pods.startup.loadSpread)", "router": scenario.world.router.rawValue,
            "request": "\(load.size.promptTokens)/\(load.size.outputTokens)", "model": scenario.model,
            "slo": scenario.world.objective.text,
        ]
    }
}

extension DemoScene {
    /// Share of a replica's full batches that the first load is to take.
    private static let plannedLoad = 0.7

    /// Replicas for what comes first, as in the simulated world: a demo is not about its own first minutes.
    private static func replicas(
        for load: ScenarioLoad, _ trace: Trace?, _ pods: PodClass, _ bounds: ClosedRange<Int>
    ) -> Int {
        let rate =
            switch load.source {
            case .trace: (trace?.mean(.recorded(otherwise: load.size)).requests ?? 0) * load.rateScale
            case .shape(_, let shape): shape.value(at: .zero) ?? 0
            }
        let needed = rate / (plannedLoad * pods.engine.capacity(of: load.size))
        return min(max(Int(min(needed, 1e6).rounded(.up)), bounds.lowerBound), bounds.upperBound)
    }
}

extension ServiceObjective {
    /// As annotations write it, such as `ttft-p95=0.5s`.
    var text: String {
        let parts = [("ttft-p95", firstTokenMax), ("itl-p95", interTokenMax), ("latency-p95", latencyMax)]
        return parts.compactMap { name, bound in
            bound.map { "\(name)=\(DemoScreen.fixed($0.seconds * 1_000, digits: 0))ms" }
        }.joined(separator: ", ")
    }
}
