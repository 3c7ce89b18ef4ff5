import Measures
import Workloads

/// The pods that the API server told of, found by label without a scan of their namespace.
///
/// Bound: the pods of the watched namespaces, each once, and one entry for each of its labels.
struct PodIndex {
    private struct Namespace {
        var pods: [String: PodState] = [:]
        var names: [LabelKey: Set<String>] = [:]
    }

    private var namespaces: [String: Namespace] = [:]

    /// How many pods are known.
    var count: Int { namespaces.values.reduce(0) { $0 + $1.pods.count } }

    /// Puts `pod` in the place of one of its name.
    ///
    /// - Returns: the one that stood there.
    @discardableResult
    mutating func insert(_ pod: PodState, in namespace: String) -> PodState? {
        let old = namespaces[namespace, default: Namespace()].pods.updateValue(pod, forKey: pod.name)
        guard old?.labels != pod.labels else { return old }
        if let old { unindex(old, in: namespace) }
        for (key, value) in pod.labels {
            namespaces[namespace]?.names[LabelKey(key: key, value: value), default: []].insert(pod.name)
        }
        return old
    }

    /// Takes the pod of this name out.
    ///
    /// - Returns: the one that stood there.
    @discardableResult
    mutating func remove(_ name: String, in namespace: String) -> PodState? {
        guard let old = namespaces[namespace]?.pods.removeValue(forKey: name) else { return nil }
        unindex(old, in: namespace)
        if namespaces[namespace]?.pods.isEmpty == true { namespaces[namespace] = nil }
        return old
    }

    /// The pods of `namespace` that `query` selects, by name.
    func pods(in namespace: String, matching query: LabelQuery) -> [PodState] {
        guard let space = namespaces[namespace] else { return [] }
        var candidates: Set<String>?
        for label in query.requiredLabels {
            let names = space.names[label] ?? []
            if names.count < candidates?.count ?? .max { candidates = names }
        }
        let names = candidates.map { $0.sorted() } ?? space.pods.keys.sorted()
        return names.compactMap { space.pods[$0] }.filter { query.matches($0.labels) }
    }

    private mutating func unindex(_ pod: PodState, in namespace: String) {
        for (key, value) in pod.labels {
            let label = LabelKey(key: key, value: value)
            namespaces[namespace]?.names[label]?.remove(pod.name)
            if namespaces[namespace]?.names[label]?.isEmpty == true { namespaces[namespace]?.names[label] = nil }
        }
    }
}
