import Measures
import Simulation
import Workloads

/// Reads what serves: the model, the classes of pods, how long they take to start, and what requests are promised.
enum ServiceReader {
    private static let classesMax = 8

    static func read(_ node: ScenarioNode) throws(ScenarioError) -> (model: String, world: WorldSpec) {
        let fields = try node.members(["model", "accelerator", "pods", "startup", "objective"])
        let model = try fields["model"]?.text() ?? "llama-3-8b"
        let startup = try fields["startup"].map(startup) ?? .smallModel
        var classes: [PodClass] = []
        if let pods = fields["pods"] {
            if let accelerator = fields["accelerator"] {
                throw accelerator.refusal(accepted: "pods, each with its accelerator, or one accelerator for all")
            }
            for pod in try pods.elements(max: classesMax) { classes.append(try podClass(pod, model, startup)) }
            if classes.isEmpty { throw pods.refusal(accepted: "a list of at least one class of pods") }
        } else if let accelerator = fields["accelerator"] {
            classes = [PodClass(profile: try profile(accelerator, model), startup: startup)]
        } else {
            throw node.missing("accelerator", accepted: accelerators(of: model))
        }
        let promised = try fields["objective"].map(objective) ?? ServiceObjective()
        return (model, WorldSpec(classes: classes, objective: promised))
    }

    private static func podClass(
        _ node: ScenarioNode, _ model: String, _ startup: Startup
    ) throws(ScenarioError) -> PodClass {
        let fields = try node.members(["accelerator", "share", "startup"])
        guard let accelerator = fields["accelerator"] else {
            throw node.missing("accelerator", accepted: accelerators(of: model))
        }
        return PodClass(
            profile: try profile(accelerator, model), startup: try fields["startup"].map(self.startup) ?? startup,
            share: try fields["share"]?.number(in: 0.001...1_000) ?? 1)
    }

    private static func profile(_ node: ScenarioNode, _ model: String) throws(ScenarioError) -> EngineProfile {
        guard let profile = EngineProfile.named(try node.text(), model: model) else {
            throw node.refusal(accepted: accelerators(of: model))
        }
        return profile
    }

    /// The accelerators that have figures for `model`; all pairs if none has.
    private static func accelerators(of model: String) -> String {
        let fitting = EngineProfile.all.filter { $0.model == model }.map(\.accelerator)
        guard fitting.isEmpty else { return "\(fitting.joined(separator: ", ")) for model \(model)" }
        return EngineProfile.all.map { "\($0.accelerator) for model \($0.model)" }.joined(separator: ", ")
    }

    private static func startup(_ node: ScenarioNode) throws(ScenarioError) -> Startup {
        let fields = try node.members(["pull", "load", "spread"])
        let longest = Duration.seconds(3_600)
        var startup = Startup.smallModel
        if let pull = fields["pull"] { startup.pull = try pull.duration(upTo: longest) }
        if let load = fields["load"] { startup.load = try load.duration(upTo: longest) }
        if let spread = fields["spread"] { startup.loadSpread = try spread.number(in: 0...2) }
        return startup
    }

    /// A list such as `ttft-p95=500ms, itl-p95=50ms`, as in the annotation `outrider.dev/slo`.
    private static func objective(_ node: ScenarioNode) throws(ScenarioError) -> ServiceObjective {
        var objective = ServiceObjective()
        for part in try node.text().split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
            guard pair.count == 2, let bound = Duration(simulationText: pair[1]), bound > .zero else {
                throw node.refusal(accepted: Self.objectives)
            }
            switch pair[0] {
            case "ttft-p95": objective.firstTokenMax = bound
            case "itl-p95": objective.interTokenMax = bound
            case "latency-p95": objective.latencyMax = bound
            default: throw node.refusal(accepted: Self.objectives)
            }
        }
        return objective
    }

    private static let objectives = "a list of ttft-p95=500ms, itl-p95=50ms, latency-p95=5s"
}
