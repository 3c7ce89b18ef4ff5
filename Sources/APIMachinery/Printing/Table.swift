public import KubernetesAPI
public import Measures

/// `meta.k8s.io/v1` tables: what kubectl prints.
public struct Table: Sendable {
    /// What each row carries of its object.
    public enum IncludeObject: String, Hashable, Sendable {
        /// Nothing.
        case none = "None"
        /// `PartialObjectMetadata`, the default.
        case metadata = "Metadata"
        /// The object.
        case object = "Object"
    }

    let view: ObjectView
    let includes: IncludeObject

    /// Makes tables of what `view` shows.
    public init(view: ObjectView, includes: IncludeObject = .metadata) {
        self.view = view
        self.includes = includes
    }

    /// The table of `stored` objects. Watches send the columns only with their first table.
    public func document(
        _ stored: [JSONValue], metadata: JSONValue, now: Timestamp, withColumns: Bool = true
    ) -> JSONValue {
        ["kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": metadata, "columnDefinitions": [], "rows": []]
    }
}
