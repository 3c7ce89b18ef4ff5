import Measures
import Workloads

/// Which workloads select a pod, found by the pod's labels without asking each workload.
struct SelectorIndex {
    private struct Namespace {
        var queries: [WorkloadID: LabelQuery] = [:]
        /// Each workload once: under one label that all its pods carry.
        var byLabel: [LabelKey: Set<WorkloadID>] = [:]
        /// Those whose selector requires no label.
        var others: Set<WorkloadID> = []
    }

    private var namespaces: [String: Namespace] = [:]

    /// Sets the selector of `workload`; nil takes it out.
    mutating func set(_ query: LabelQuery?, of workload: WorkloadID) {
        var space = namespaces[workload.namespace] ?? Namespace()
        if let old = space.queries[workload] {
            guard old != query else { return }
            if let label = old.requiredLabels.first {
                space.byLabel[label]?.remove(workload)
                if space.byLabel[label]?.isEmpty == true { space.byLabel[label] = nil }
            } else {
                space.others.remove(workload)
            }
        }
        space.queries[workload] = query
        if let label = query?.requiredLabels.first {
            space.byLabel[label, default: []].insert(workload)
        } else if query != nil {
            space.others.insert(workload)
        }
        namespaces[workload.namespace] = space.queries.isEmpty ? nil : space
    }

    /// The selector of `workload`.
    func query(of workload: WorkloadID) -> LabelQuery? {
        namespaces[workload.namespace]?.queries[workload]
    }

    /// The workloads of `namespace` that select a pod of these labels.
    func workloads(selecting labels: [String: String], in namespace: String) -> Set<WorkloadID> {
        guard let space = namespaces[namespace] else { return [] }
        var found: Set<WorkloadID> = []
        for (key, value) in labels {
            found.formUnion(space.byLabel[LabelKey(key: key, value: value)] ?? [])
        }
        found.formUnion(space.others)
        return found.filter { space.queries[$0]?.matches(labels) ?? false }
    }
}
