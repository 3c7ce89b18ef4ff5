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

    /// The table of `stored` objects.
    ///
    /// Watches send the columns only with their first table.
    public func document(
        _ stored: [JSONValue], metadata: JSONValue, now: Timestamp, withColumns: Bool = true
    ) -> JSONValue {
        var columns: [JSONValue] = Column.columns(of: kind).map(\.json)
        if kind == "Scale" { columns[0]["format"] = "" }
        return [
            "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
            "columnDefinitions": withColumns ? .array(columns) : .null,
            "rows": .array(stored.map { row($0, now: now) }),
        ]
    }

    private var kind: String { view.subresource == "scale" ? "Scale" : view.type.kind }

    private func row(_ stored: JSONValue, now: Timestamp) -> JSONValue {
        var row: JSONValue = ["cells": .array(Cells(object: stored, now: now).cells(kind: kind))]
        let conditions = RowConditions.of(stored, kind: kind)
        if !conditions.isEmpty { row["conditions"] = .array(conditions) }
        switch includes {
        case .none: row["object"] = .null
        case .metadata: row["object"] = view.partial(stored)
        case .object: row["object"] = view.full(stored)
        }
        return row
    }
}

/// What a row says about its object beside its cells.
enum RowConditions {
    static func of(_ object: JSONValue, kind: String) -> [JSONValue] {
        guard kind == "Pod" else { return [] }
        let text: String
        let phase = object["status"]?.text("phase") ?? ""
        switch phase {
        case "Succeeded": text = "The pod has completed successfully."
        case "Failed": text = "The pod failed."
        default: return []
        }
        return [["type": "Completed", "status": "True", "reason": .string(phase), "message": .string(text)]]
    }
}
