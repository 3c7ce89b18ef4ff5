import KubernetesAPI
import Measures

/// What every object has.
extension JSONValue {
    /// `metadata.name`; empty if it is not there.
    var name: String { self["metadata"]?["name"]?.stringValue ?? "" }
    /// `metadata.namespace`; empty if it is not there.
    var namespace: String { self["metadata"]?["namespace"]?.stringValue ?? "" }
    /// `metadata.uid`; empty if it is not there.
    var uid: String { self["metadata"]?["uid"]?.stringValue ?? "" }
    /// `metadata.labels`, values that are no text left out.
    var labels: [String: String] {
        (self["metadata"]?["labels"]?.objectValue ?? [:]).compactMapValues(\.stringValue)
    }

    /// Sets one member of `metadata` in place.
    mutating func setMetadata(_ member: String, _ value: JSONValue?) {
        var metadata = self["metadata"] ?? [:]
        metadata[member] = value
        self["metadata"] = metadata
    }
}
