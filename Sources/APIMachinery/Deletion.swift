public import KubernetesAPI
public import Measures

/// What a DELETE does to one object.
public struct Deletion: Hashable, Sendable {
    /// The object afterwards (or its last state, when it is removed), in stored form.
    public var object: JSONValue
    /// Whether the object goes now; if not it stays, marked with its deletionTimestamp.
    public private(set) var isRemoval: Bool
    /// Whether anything differs from what was stored.
    public private(set) var isChanged: Bool
    /// Whether `object` is stored (watches see it MODIFIED) before it is removed, as the server does with pods.
    public private(set) var marksBeforeRemoval = false

    /// Seconds that a pod gets when it says nothing.
    private static let graceSecondsDefault: Int64 = 30

    /// Decides about `existing` (in stored form).
    ///
    /// - Throws: 409 when a precondition does not hold.
    public init(
        of existing: JSONValue, type: ResourceType, options: DeleteOptions, now: Timestamp
    ) throws(StatusError) {
        try Self.checkPreconditions(existing, type, options)
        object = existing
        let metadata = existing["metadata"] ?? [:]
        let isMarked = metadata["deletionTimestamp"] != nil
        let grace = Self.grace(of: existing, type: type, options: options)
        let finalizers = Self.finalizers(metadata, options)
        let holdsNamespace = type.kind == "Namespace" && !(existing["spec"]?.items("finalizers") ?? []).isEmpty
        isRemoval = grace == 0 && finalizers.isEmpty && !holdsNamespace
        guard !isRemoval || type.kind == "Pod" else {
            isChanged = true
            return
        }
        let before = metadata["deletionGracePeriodSeconds"]?.integerValue
        let shortens = before.map { grace < $0 } ?? true
        if !isMarked || shortens {
            let start = isMarked ? metadata["deletionTimestamp"]?.stringValue.flatMap { Timestamp($0) } : now
            // A shorter grace counts from when the deletion began.
            let end = (start ?? now) + .seconds(isMarked ? grace - (before ?? 0) : grace)
            object.changeObject("metadata") { changed in
                changed["deletionTimestamp"] = .string(end.text(.seconds))
                if type.kind != "Namespace" { changed["deletionGracePeriodSeconds"] = .integer(grace) }
                if !isMarked, changed.number("generation") > 0 {
                    // A client may have set any number where the server does not count.
                    changed["generation"] = .integer(changed.number("generation") &+ 1)
                }
            }
        }
        object.changeObject("metadata") { changed in
            changed["finalizers"] = finalizers.isEmpty ? .none : .some(.array(finalizers.map(JSONValue.string)))
        }
        if type.kind == "Namespace" { object.changeObject("status") { $0["phase"] = "Terminating" } }
        marksBeforeRemoval = isRemoval && object != existing
        isChanged = object != existing || isRemoval
    }

    /// The answer to send: the object where the server sends it, else a Status of success.
    public func response(type: ResourceType) -> JSONValue {
        let returnsObject = ["Pod", "ServiceAccount", "Service"].contains(type.kind)
        guard isRemoval, !returnsObject else { return ObjectView(type: type).full(object) }
        var details = type.details(name: object[path: "metadata", "name"]?.stringValue ?? "")
        details["uid"] = object[path: "metadata", "uid"]
        return [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "details": details,
        ]
    }

    private static func checkPreconditions(
        _ existing: JSONValue, _ type: ResourceType, _ options: DeleteOptions
    ) throws(StatusError) {
        let name = existing[path: "metadata", "name"]?.stringValue ?? ""
        let uid = existing[path: "metadata", "uid"]?.stringValue ?? ""
        let version = existing[path: "metadata", "resourceVersion"]?.stringValue ?? ""
        if let wanted = options.uid, wanted != uid {
            throw conflict(
                type, name,
                "the UID in the precondition (\(wanted)) does not match the UID in record (\(uid)). "
                    + "The object might have been deleted and then recreated")
        }
        if let wanted = options.resourceVersion, wanted != version {
            throw conflict(
                type, name,
                "the ResourceVersion in the precondition (\(wanted)) does not match the ResourceVersion in record "
                    + "(\(version)). The object might have been modified")
        }
    }

    /// Here the server names the kind, not the resource.
    private static func conflict(_ type: ResourceType, _ name: String, _ reason: String) -> StatusError {
        let kind = type.group.isEmpty ? type.kind : "\(type.kind).\(type.group)"
        var details: JSONValue = ["name": .string(name), "kind": .string(type.kind)]
        if !type.group.isEmpty { details["group"] = .string(type.group) }
        return StatusError(
            code: 409, reason: "Conflict", message: "Operation cannot be fulfilled on \(kind) \"\(name)\": \(reason)",
            details: details)
    }

    /// Only pods that run on a node get time to stop.
    private static func grace(of existing: JSONValue, type: ResourceType, options: DeleteOptions) -> Int64 {
        guard type.kind == "Pod" else { return 0 }
        let spec = existing["spec"] ?? [:]
        let phase = existing[path: "status", "phase"]?.stringValue ?? ""
        guard !spec.text("nodeName").isEmpty, phase != "Succeeded", phase != "Failed" else { return 0 }
        let wanted =
            options.gracePeriodSeconds ?? spec["terminationGracePeriodSeconds"]?.integerValue ?? graceSecondsDefault
        return wanted < 0 ? 1 : wanted
    }

    private static func finalizers(_ metadata: JSONValue, _ options: DeleteOptions) -> [String] {
        var finalizers = metadata.items("finalizers").compactMap(\.stringValue)
        let own: [DeleteOptions.Propagation: String] = [.foreground: "foregroundDeletion", .orphan: "orphan"]
        guard let propagation = options.propagation else { return finalizers }
        finalizers.removeAll { own.values.contains($0) && $0 != own[propagation] }
        if let wanted = own[propagation], !finalizers.contains(wanted) { finalizers.append(wanted) }
        return finalizers
    }
}
