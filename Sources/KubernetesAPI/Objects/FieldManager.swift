public import Measures

/// Who wrote a field, from `metadata.managedFields`.
public struct FieldManager: Hashable, Sendable {
    /// The manager's name, such as `kubectl-edit` or `outrider`.
    public var manager = ""
    /// `Apply` or `Update`.
    public var operation = ""
    /// The subresource that it wrote through, such as `scale`.
    public var subresource: String?
    /// When it last changed a field of its own.
    public var at: Timestamp?

    /// Makes an empty entry.
    public init() {}

    /// Reads one entry of managedFields; nil unless it owns `spec.replicas`.
    static func ofReplicas(from reader: inout JSONReader) throws(JSONError) -> FieldManager? {
        var entry = FieldManager()
        var ownsReplicas = false
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "manager": entry.manager = try reader.sharedString()
            case "operation": entry.operation = try reader.sharedString()
            case "subresource": entry.subresource = try reader.sharedString()
            case "time": entry.at = try reader.timestamp()
            case "fieldsV1": ownsReplicas = try reader.holdsReplicas()
            case _: break
            }
        }
        return ownsReplicas ? entry : nil
    }
}

extension JSONReader {
    /// Whether a `fieldsV1` tree holds `f:spec` → `f:replicas`.
    fileprivate mutating func holdsReplicas() throws(JSONError) -> Bool {
        var found = false
        try object { (key, reader) throws(JSONError) in
            guard case "f:spec" = key else { return }
            try reader.object { (key, _) throws(JSONError) in
                if case "f:replicas" = key { found = true }
            }
        }
        return found
    }
}
