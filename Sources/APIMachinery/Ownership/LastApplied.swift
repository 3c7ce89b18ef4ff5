import KubernetesAPI

/// The annotation by which `kubectl apply` remembers what it applied, and its way into server-side apply.
///
/// Source: `lastappliedmanager.go` and `lastappliedupdater.go` of apimachinery 1.36: for the manager `kubectl` alone,
/// what the annotation and the live object agree on is no conflict, and the annotation follows what is applied.
enum LastApplied {
    static let manager = "kubectl"
    static let annotation = "kubectl.kubernetes.io/last-applied-configuration"

    /// The fields that client-side apply still owns.
    static func fields(of live: JSONValue, structure: SchemaStructure) -> FieldSet {
        guard let text = live[path: "metadata", "annotations", annotation]?.stringValue,
            var configuration = try? JSONValue(parsing: text)  // anybody may write the annotation
        else { return FieldSet() }
        configuration["kind"] = nil
        configuration["apiVersion"] = nil
        var object = live
        object["kind"] = nil
        object["apiVersion"] = nil
        let comparison = Comparison(from: configuration, to: object, as: structure)
        return TypedValue(configuration, as: structure).fieldSet
            .subtracting(comparison.changed).subtracting(comparison.removed)
    }

    /// Writes `applied` into the annotation of an object that has one.
    static func update(_ object: inout JSONValue, with applied: JSONValue) {
        guard object[path: "metadata", "annotations", annotation] != nil else { return }
        var configuration = applied
        configuration.change("metadata") { metadata in
            metadata.change("annotations") { $0[annotation] = nil }
            if metadata["annotations"]?.objectValue?.isEmpty == true { metadata["annotations"] = nil }
        }
        object.changeObject("metadata") { metadata in
            metadata.changeObject("annotations") { $0[annotation] = .string(configuration.text + "\n") }
        }
    }
}
