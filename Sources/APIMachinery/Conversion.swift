import KubernetesAPI

/// Objects of one storage in the versions that are served of it: events of two groups, autoscalers of two versions.
enum Conversion {
    /// `stored` in the version of `type`.
    static func fromStored(_ stored: JSONValue, to type: ResourceType) -> JSONValue {
        guard stored.text("apiVersion") != type.groupVersion else { return stored }
        var object = stored
        switch (type.group, type.version, type.kind) {
        case ("events.k8s.io", _, "Event"): rename(&object, eventFields)
        case ("autoscaling", "v1", "HorizontalPodAutoscaler"): AutoscalerConversion.toV1(&object)
        default: break
        }
        object["kind"] = .string(type.kind)
        object["apiVersion"] = .string(type.groupVersion)
        return canonical(object, type)
    }

    /// An object in the version of `type` as it is stored.
    static func toStored(_ object: JSONValue, from type: ResourceType, storage: ResourceType) -> JSONValue {
        var stored = object
        switch (type.group, type.version, type.kind) {
        case ("events.k8s.io", _, "Event"): rename(&stored, eventFields.map { ($0.1, $0.0) })
        case ("autoscaling", "v1", "HorizontalPodAutoscaler"): AutoscalerConversion.fromV1(&stored)
        default: break
        }
        stored["kind"] = .string(storage.kind)
        stored["apiVersion"] = .string(storage.groupVersion)
        return stored
    }

    /// With zeros left out or spelled out as the version has it.
    static func canonical(_ object: JSONValue, _ type: ResourceType) -> JSONValue {
        guard let structure = Schema.builtIn.kind(group: type.group, version: type.version, kind: type.kind) else {
            return object
        }
        var decoder = TypedDecoder()
        // What was decoded before cannot be of a wrong type now.
        return (try? decoder.object(object, as: structure)) ?? object
    }

    private static let eventFields = [
        ("involvedObject", "regarding"), ("message", "note"), ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"), ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"), ("reportingComponent", "reportingController"),
    ]

    private static func rename(_ object: inout JSONValue, _ names: [(String, String)]) {
        for (from, to) in names {
            let value = object[from]
            object[from] = nil
            object[to] = value
        }
    }
}
