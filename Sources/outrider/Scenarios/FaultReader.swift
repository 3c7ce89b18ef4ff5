import Measures
import Simulation

/// Reads what goes wrong, and when.
enum FaultReader {
    private static let faultsMax = 100
    private static let longest = Duration.seconds(14 * 86_400)

    /// The kinds, as files write them.
    enum Kind: String, CaseIterable {
        case podCrash = "pod-crash"
        case nodeLoss = "node-loss"
        case slowPod = "slow-pod"
        case metricOutage = "metric-outage"
        case quota

        /// The fields beside `at` and `kind`.
        var fields: [String] {
            switch self {
            case .podCrash: ["count"]
            case .nodeLoss: ["node", "for"]
            case .slowPod: ["factor", "for"]
            case .metricOutage: ["for"]
            case .quota: ["accelerators"]
            }
        }
    }

    static func faults(_ node: ScenarioNode, nodes: Int) throws(ScenarioError) -> [Fault] {
        var faults: [Fault] = []
        for element in try node.elements(max: faultsMax) { faults.append(try fault(element, nodes: nodes)) }
        return faults
    }

    private static func fault(_ node: ScenarioNode, nodes: Int) throws(ScenarioError) -> Fault {
        let all = ["at", "kind"] + Set(Kind.allCases.flatMap(\.fields)).sorted()
        guard let name = try node.members(all)["kind"] else {
            throw node.missing("kind", accepted: Kind.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let kind = try name.word(Kind.self)
        // Asked again with the fields of this kind only: a field of another kind would do nothing.
        let fields = try node.members(["at", "kind"] + kind.fields)
        func field(_ name: String, _ accepted: String) throws(ScenarioError) -> ScenarioNode {
            guard let field = fields[name] else { throw node.missing(name, accepted: accepted) }
            return field
        }
        func seconds() throws(ScenarioError) -> Double {
            try field("for", "a duration such as 10m").duration(upTo: longest).seconds
        }
        let at = try field("at", "a duration such as 20m").duration(upTo: longest).seconds
        switch kind {
        case .podCrash:
            return Fault(at: at, kind: .podCrash(count: try fields["count"]?.integer(in: 1...1_000) ?? 1))
        case .nodeLoss:
            let index = try fields["node"]?.integer(in: 0...(nodes - 1)) ?? 0
            return Fault(at: at, kind: .nodeLoss(node: index, seconds: try seconds()))
        case .slowPod:
            let factor = try field("factor", "a number from 1 to 1000").number(in: 1...1_000)
            return Fault(at: at, kind: .slowPod(factor: factor, seconds: try seconds()))
        case .metricOutage:
            return Fault(at: at, kind: .metricOutage(seconds: try seconds()))
        case .quota:
            let accelerators = try field("accelerators", "an integer, or none")
            let isNone = try accelerators.text() == "none"
            return Fault(
                at: at, kind: .quota(accelerators: isNone ? nil : try accelerators.integer(in: 0...64_000)))
        }
    }
}
