import KubernetesAPI
import Measures
import Simulation

/// Pods by label: thousands of workloads ask for a few pods each, every period.
struct PodLabelIndex: Sendable {
    private struct Label: Hashable {
        var namespace: String
        var key: String
        var value: String
    }

    private var pods: [Label: Set<PodKey>] = [:]

    /// Puts in a pod under each of its labels.
    mutating func add(_ facts: PodFacts) {
        for label in Self.labels(of: facts) { pods[label, default: []].insert(facts.key) }
    }

    /// Takes out a pod, which has the labels that it was put in with.
    mutating func remove(_ facts: PodFacts) {
        for label in Self.labels(of: facts) {
            pods[label]?.remove(facts.key)
            if pods[label]?.isEmpty ?? false { pods[label] = nil }
        }
    }

    /// The pods among which are all that `query` selects; nil if only a look at every pod can tell.
    func candidates(namespace: String, _ query: LabelQuery) -> Set<PodKey>? {
        for requirement in query.requirements {
            switch requirement.operator {
            case .equals, .doubleEquals:
                guard let value = requirement.values.first else { continue }
                return pods[Label(namespace: namespace, key: requirement.key, value: value)] ?? []
            case .isIn, .notIn, .notEquals, .exists, .doesNotExist, .greaterThan, .lessThan: continue
            }
        }
        return nil
    }

    private static func labels(of facts: PodFacts) -> [Label] {
        facts.labels.map { Label(namespace: facts.object.namespace, key: $0.key, value: $0.value) }
    }
}
