import Measures
import Workloads

/// Whether a pod has more than one autoscaler (spec 8.3).
///
/// Source: `podautoscaler/horizontal.go` and `selectors`, Kubernetes 1.36.
enum Ambiguity {
    /// The names of all autoscalers of the selected pods, sorted, if one is not the only one.
    ///
    /// A peer whose selector is empty or cannot be read selects nothing, as one that has not run yet.
    static func autoscalers(of observation: Observation, selected: [Int]) -> [WorkloadID]? {
        if observation.peers.isEmpty || selected.isEmpty { return nil }
        var found: Set<WorkloadID> = [observation.workload]
        for peer in observation.peers where peer.id.namespace == observation.workload.namespace {
            guard !peer.selector.isEmpty, let query = try? LabelQuery(parsing: peer.selector) else { continue }
            if selected.contains(where: { query.matches(observation.pods[$0].labels) }) { found.insert(peer.id) }
        }
        return found.count > 1 ? found.sorted() : nil
    }
}
