public import Measures

/// A Lease: who holds it, for how long, since when.
public struct Lease: WritableObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.leases

    /// Name, version and labels.
    public var metadata = Metadata()
    /// Who holds it; nil or empty: nobody.
    public var holder: String?
    /// How long a renewal counts, in seconds.
    public var durationSeconds: Int32?
    /// When the holder took it.
    public var acquiredAt: Timestamp?
    /// When the holder last renewed it.
    public var renewedAt: Timestamp?
    /// How often it has changed hands.
    public var transitions: Int32?

    /// Makes a lease that nobody holds.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "spec": try readSpec(&reader)
            case _: break
            }
        }
    }

    private mutating func readSpec(_ reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "holderIdentity": holder = try reader.string()
            case "leaseDurationSeconds": durationSeconds = try reader.int32()
            case "acquireTime": acquiredAt = try reader.timestamp()
            case "renewTime": renewedAt = try reader.timestamp()
            case "leaseTransitions": transitions = try reader.int32()
            case _: break
            }
        }
    }

    /// The object as the API takes it.
    public var json: JSONValue {
        var spec: JSONValue = [:]
        spec["holderIdentity"] = holder.map(JSONValue.string)
        spec["leaseDurationSeconds"] = durationSeconds.map { .integer($0) }
        spec["acquireTime"] = acquiredAt.map { .string($0.text(.microseconds)) }
        spec["renewTime"] = renewedAt.map { .string($0.text(.microseconds)) }
        spec["leaseTransitions"] = transitions.map { .integer($0) }
        return [
            "apiVersion": .string(Self.resource.apiVersion), "kind": .string(Self.resource.kind),
            "metadata": metadata.json, "spec": spec,
        ]
    }
}
