import Evaluation
import Measures
import Simulation
import Workloads

/// Reads a scenario file: strictly, so that a misspelt field is an error and not another experiment.
struct ScenarioReader {
    /// Longest run, and longest of all other times in a file.
    private static let longest = Duration.seconds(14 * 86_400)
    private static let replicasMax = 1_000
    private static let nodesMax = 1_000

    /// Reads `text`; `file` is how errors name it, and gives the scenario its name.
    static func read(_ text: String, file: String) throws(ScenarioError) -> Scenario {
        let root = try ScenarioNode(text: text, file: file)
        let fields = try root.members([
            "version", "service", "load", "autoscaler", "replicas", "router", "cluster", "metrics", "faults",
            "duration", "warm-up", "seed",
        ])
        guard let version = fields["version"] else {
            throw root.missing("version", accepted: "\(Scenario.version)")
        }
        _ = try version.integer(in: Scenario.version...Scenario.version)
        guard let service = fields["service"] else {
            throw root.missing("service", accepted: "model, accelerator or pods, objective")
        }
        let (model, served) = try ServiceReader.read(service)
        var world = served
        // A plain Service deals requests out without looking.
        world.router = try fields["router"]?.word(RouterKind.self) ?? .roundRobin
        if let cluster = fields["cluster"] { try readCluster(cluster, into: &world) }
        if let metrics = fields["metrics"] { try readMetrics(metrics, into: &world) }
        if let faults = fields["faults"] { world.faults = try FaultReader.faults(faults, nodes: world.nodes.count) }
        return Scenario(
            name: name(of: file), model: model, world: world, load: try fields["load"].map(LoadReader.load),
            scaler: try fields["autoscaler"].map(readScaler), bounds: try readBounds(fields["replicas"]),
            duration: try fields["duration"].map(readDuration),
            warmUp: try fields["warm-up"].map(readDuration) ?? .seconds(300),
            seed: UInt64(try fields["seed"]?.integer(in: 0...Int.max) ?? 1), hash: StableHash.of(text.utf8))
    }

    private static func readDuration(_ node: ScenarioNode) throws(ScenarioError) -> Duration {
        try node.duration(upTo: longest)
    }

    private static func readBounds(_ node: ScenarioNode?) throws(ScenarioError) -> ClosedRange<Int> {
        guard let node else { return 1...64 }
        let fields = try node.members(["min", "max"])
        let low = try fields["min"]?.integer(in: 1...replicasMax) ?? 1
        guard let high = fields["max"] else {
            throw node.missing("max", accepted: "an integer from \(low) to \(replicasMax)")
        }
        return low...(try high.integer(in: low...replicasMax))
    }

    private static func readCluster(_ node: ScenarioNode, into world: inout WorldSpec) throws(ScenarioError) {
        let fields = try node.members(["nodes", "accelerators-per-node", "quota"])
        if let nodes = fields["nodes"] { world.nodes.count = try nodes.integer(in: 1...nodesMax) }
        if let each = fields["accelerators-per-node"] { world.nodes.accelerators = try each.integer(in: 1...64) }
        world.quota = try fields["quota"]?.integer(in: 0...nodesMax * 64)
    }

    private static func readMetrics(_ node: ScenarioNode, into world: inout WorldSpec) throws(ScenarioError) {
        let fields = try node.members(["scrape-period", "query-delay", "lookback", "housekeeping", "resolution"])
        func read(_ field: String, _ path: WritableKeyPath<MetricPipeline, Double>) throws(ScenarioError) {
            guard let node = fields[field] else { return }
            world.pipeline[keyPath: path] = try node.duration(upTo: .seconds(3_600)).seconds
        }
        try read("scrape-period", \.scrapePeriod)
        try read("query-delay", \.queryDelay)
        try read("lookback", \.lookback)
        try read("housekeeping", \.housekeeping)
        try read("resolution", \.resolution)
    }

    private static func readScaler(_ node: ScenarioNode) throws(ScenarioError) -> Scenario.Scaler {
        let fields = try node.members(["policy", "parameters", "annotations"])
        if let annotations = fields["annotations"] {
            guard fields.count == 1 else {
                throw annotations.refusal(accepted: "annotations alone, or a policy with its parameters")
            }
            var texts: [String: String] = [:]
            for (key, value) in try annotations.members() { texts[key] = try value.text() }
            return .annotations(texts)
        }
        guard let policy = fields["policy"] else {
            throw node.missing("policy", accepted: ScalerKind.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let kind = try policy.word(ScalerKind.self)
        var values: [String: Double] = [:]
        if let parameters = fields["parameters"] {
            for (name, node) in try parameters.members(kind.parameters.map(\.name)) {
                guard let parameter = kind.parameters.first(where: { $0.name == name }) else { continue }
                values[name] = try node.number(in: parameter.range)
            }
        }
        return .policy(kind, parameters: values)
    }

    /// The name without folder and endings.
    private static func name(of file: String) -> String {
        String((file.split(separator: "/").last ?? "").prefix { $0 != "." })
    }
}
