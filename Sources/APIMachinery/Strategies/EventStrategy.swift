import KubernetesAPI

/// Events of both groups; all are validated in the core form.
///
/// Source: `pkg/apis/core/validation/events.go` of Kubernetes 1.36: the newer group is strict, the older one is not.
struct EventStrategy: KindStrategy {
    let isCore: Bool

    private static let noteBytesMax = 1024

    func validate(_ object: JSONValue) -> [FieldError] {
        isCore ? namespaceErrors(object) : namespaceErrors(object) + strictErrors(object)
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        guard !isCore else { return namespaceErrors(object) }
        var errors: [FieldError] = []
        for field in [
            "involvedObject", "reason", "reason", "message", "source", "firstTimestamp", "lastTimestamp", "count",
        ]
        where object[field] != old[field] {
            errors.append(.invalid(field, object[field] ?? .null, "field is immutable"))
        }
        for field in [
            "reportingComponent", "reportingInstance", "action", "type", "related", "eventTime",
        ] where object[field] != old[field] {
            errors.append(.invalid(field, object[field] ?? .null, "field is immutable"))
        }
        return errors
    }

    /// An object without a namespace is spoken of in `default` by the older group only.
    private func namespaceErrors(_ object: JSONValue) -> [FieldError] {
        let subject = object[path: "involvedObject", "namespace"]?.stringValue ?? ""
        let namespace = object[path: "metadata", "namespace"]?.stringValue ?? ""
        let isGood = subject.isEmpty ? ["default", "kube-system"].contains(namespace) : subject == namespace
        guard !isGood else { return [] }
        return [.invalid("involvedObject.namespace", .string(subject), "does not match event.namespace")]
    }

    private func strictErrors(_ object: JSONValue) -> [FieldError] {
        var errors: [FieldError] = []
        if object["eventTime"] == nil || object["eventTime"] == .null { errors.append(.required("eventTime")) }
        let type = object.text("type")
        if type != "Normal", type != "Warning" { errors.append(.invalid("type", "", "has invalid value: \(type)")) }
        guard errors.isEmpty else { return errors }
        for field in ["reportingComponent", "reportingInstance", "action", "reason"] where object.text(field).isEmpty {
            errors.append(.required(field))
        }
        if object.text("message").utf8.count > Self.noteBytesMax {
            errors.append(.invalid("message", "", "can have at most \(Self.noteBytesMax) characters"))
        }
        for field in ["firstTimestamp", "lastTimestamp", "count", "source"] where isSet(object[field]) {
            errors.append(.invalid(field, "", "needs to be unset"))
        }
        if let series = object["series"] {
            if series.number("count") < 2 { errors.append(.invalid("series.count", "", "should be at least 2")) }
            if series["lastObservedTime"] == nil { errors.append(.required("series.lastObservedTime")) }
        }
        return errors
    }

    private func isSet(_ value: JSONValue?) -> Bool {
        switch value {
        case nil, .null?: false
        case .object(let members)?: !members.isEmpty
        case .number(let digits)?: digits != "0"
        case .bool?, .string?, .array?: true
        }
    }
}
