import KubernetesAPI

/// The text by which the pods of one template are told from those of another.
///
/// Made like Kubernetes' own (32 bits of FNV-1a, in letters that form no words), but over other bytes, so the values
/// differ.
enum TemplateHash {
    static let label = "pod-template-hash"
    private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")

    /// The hash of a template; `collisions` makes another one for the same template.
    static func text(of template: JSONValue, collisions: Int64) -> String {
        var hash: UInt32 = 0x811c_9dc5
        for byte in template.bytes + Array(String(collisions).utf8) {
            hash = (hash ^ UInt32(byte)) &* 0x0100_0193
        }
        return String(String(hash).utf8.map { alphabet[Int($0) % alphabet.count] })
    }

    /// A template without the hash label, for comparing.
    static func bare(_ template: JSONValue) -> JSONValue {
        var template = template
        var metadata = template["metadata"] ?? [:]
        var labels = metadata["labels"] ?? [:]
        labels[label] = nil
        metadata["labels"] = labels
        if labels == [:] { metadata["labels"] = nil }
        // A template that went through a typed client may say null here.
        if metadata["creationTimestamp"]?.isNull ?? false { metadata["creationTimestamp"] = nil }
        template["metadata"] = metadata
        return template
    }
}
