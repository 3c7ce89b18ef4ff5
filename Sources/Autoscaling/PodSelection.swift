import Measures
import Workloads

/// The pods that a scale's selector knows, as indices into an observation's pods.
struct PodSelection {
    let indices: [Int]

    /// Why the pods of a workload are not known, in Kubernetes' words.
    struct Fault: Error, Hashable {
        var event: ScalingReason
        var condition: ScalingReason
        /// Of the Event, and of the returned error.
        var text: String
        /// Of the condition.
        var message: String
    }

    /// Selects; a workload whose pods have another autoscaler as well is refused.
    init(_ scale: Observation.Scale, of observation: Observation) throws(Fault) {
        self = try PodSelection(matching: scale, of: observation)
        guard let autoscalers = Ambiguity.autoscalers(of: observation, selected: indices) else { return }
        let names = autoscalers.map(\.description).joined(separator: " ")
        let text = "pods by selector \(scale.selector) are controlled by multiple HPAs: [\(names)]"
        throw Fault(event: .ambiguousSelector, condition: .ambiguousSelector, text: text, message: text)
    }

    /// Selects, whoever else may.
    init(matching scale: Observation.Scale, of observation: Observation) throws(Fault) {
        guard !scale.selector.isEmpty else {
            throw Fault(
                event: .selectorRequired, condition: .invalidSelector, text: "selector is required",
                message: "the HPA target's scale is missing a selector")
        }
        let query: LabelQuery
        do {
            query = try LabelQuery(parsing: scale.selector)
        } catch {
            let text = "couldn't convert selector into a corresponding internal selector object: \(error)"
            throw Fault(event: .invalidSelector, condition: .invalidSelector, text: text, message: text)
        }
        indices = observation.pods.indices.filter { query.matches(observation.pods[$0].labels) }
    }
}
