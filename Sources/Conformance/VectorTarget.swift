import Autoscaling

/// The scale target of a case, in the small world that the cases were recorded in.
struct VectorTarget {
    private let reference: ObjectReference
    private let group: String

    init(_ reference: ObjectReference) {
        self.reference = reference
        // An unparsable version fails before any of this is asked.
        group = (try? reference.group()) ?? ""
    }

    /// The mapper's words for a kind that it does not know; nil for one that it does.
    var mappingFault: String? {
        resource == nil ? "no matches for \(group)/, Resource=\(reference.kind)" : nil
    }

    /// The API server's words for a conflict.
    func conflict(_ text: String) -> String {
        let name = group.isEmpty ? resource ?? "" : "\(resource ?? "").\(group)"
        return "Operation cannot be fulfilled on \(name) \"\(reference.name)\": \(text)"
    }

    private var resource: String? {
        switch (group, reference.kind) {
        case ("apps", "Deployment"): "deployments"
        case ("apps", "StatefulSet"): "statefulsets"
        case ("apps", "ReplicaSet"): "replicasets"
        case ("", "ReplicationController"): "replicationcontrollers"
        default: nil
        }
    }
}
