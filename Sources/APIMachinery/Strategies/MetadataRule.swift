import KubernetesAPI
import Measures

/// What `metadata` may hold, in the server's words.
enum MetadataRule {
    /// Bytes that all annotations of one object may have together.
    static let annotationBytesMax = 256 * 1024

    /// What is wrong with the metadata of a new object.
    static func errors(_ object: JSONValue, type: ResourceType, rule: NameRule) -> [FieldError] {
        let metadata = object["metadata"] ?? [:]
        var errors: [FieldError] = []
        let name = metadata.text("name")
        let prefix = metadata.text("generateName")
        if !prefix.isEmpty {
            errors += rule.faults(prefix + "a").map { .invalid("metadata.generateName", .string(prefix), $0) }
        }
        if name.isEmpty {
            errors.append(.required("metadata.name", "name or generateName is required"))
        } else {
            errors += rule.faults(name).map { .invalid("metadata.name", .string(name), $0) }
        }
        return errors + contentErrors(metadata)
    }

    /// What is wrong with a change of the metadata.
    static func updateErrors(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        let new = object["metadata"] ?? [:]
        let before = old["metadata"] ?? [:]
        var errors: [FieldError] = []
        if before["deletionTimestamp"] != nil {
            let known = Set(before.items("finalizers"))
            let added = new.items("finalizers").filter { !known.contains($0) }.compactMap(\.stringValue)
            if !added.isEmpty {
                let list = added.map { JSONValue.string($0).text }.joined(separator: ", ")
                errors.append(
                    .forbidden(
                        "metadata.finalizers",
                        "no new finalizers can be added if the object is being deleted, "
                            + "found new finalizers []string{\(list)}"))
            }
        }
        for field in [
            "name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds",
        ]
        where new[field] != before[field] {
            errors.append(.invalid("metadata.\(field)", new[field] ?? .null, "field is immutable"))
        }
        return errors + contentErrors(new)
    }

    private static func contentErrors(_ metadata: JSONValue) -> [FieldError] {
        labelErrors(metadata["labels"], at: "metadata.labels")
            + annotationErrors(metadata["annotations"]) + finalizerErrors(metadata) + ownerErrors(metadata)
    }

    static func labelErrors(_ labels: JSONValue?, at path: String) -> [FieldError] {
        (labels?.objectValue ?? [:]).sorted { $0.key < $1.key }.flatMap { key, value -> [FieldError] in
            LabelSyntax.faults(ofQualifiedName: key).map { .invalid(path, .string(key), $0) }
                + LabelSyntax.faults(ofValue: value.stringValue ?? "").map { .invalid(path, value, $0) }
        }
    }

    private static func annotationErrors(_ annotations: JSONValue?) -> [FieldError] {
        let path = "metadata.annotations"
        let members = (annotations?.objectValue ?? [:]).sorted { $0.key < $1.key }
        // Keys are compared without regard to case.
        var errors = members.flatMap { key, _ -> [FieldError] in
            LabelSyntax.faults(ofQualifiedName: key.lowercased()).map { .invalid(path, .string(key), $0) }
        }
        let bytes = members.reduce(0) { $0 + $1.key.utf8.count + ($1.value.stringValue ?? "").utf8.count }
        if bytes > annotationBytesMax {
            errors.append(.tooLong(path, "may not be more than \(annotationBytesMax) bytes"))
        }
        return errors
    }

    private static func finalizerErrors(_ metadata: JSONValue) -> [FieldError] {
        metadata.items("finalizers").compactMap(\.stringValue).flatMap { name -> [FieldError] in
            LabelSyntax.faults(ofQualifiedName: name).map { .invalid("metadata.finalizers", .string(name), $0) }
        }
    }

    private static func ownerErrors(_ metadata: JSONValue) -> [FieldError] {
        let owners = metadata.items("ownerReferences")
        var errors = owners.enumerated().flatMap { index, owner -> [FieldError] in
            ["apiVersion", "kind", "name", "uid"].filter { owner.text($0).isEmpty }.map {
                FieldError.invalid("metadata.ownerReferences[\(index)].\($0)", "", "must not be empty")
            }
        }
        let controllers = owners.filter { $0["controller"]?.boolValue == true }
        if controllers.count > 1 {
            errors.append(
                .invalid(
                    "metadata.ownerReferences", .array(owners),
                    "Only one reference can have Controller set to true. Found \"true\" in references for "
                        + "\(controllers[0].text("kind"))/\(controllers[0].text("name")) and "
                        + "\(controllers[1].text("kind"))/\(controllers[1].text("name"))"))
        }
        return errors
    }
}
