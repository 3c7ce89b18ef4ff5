public import Measures

/// An Event of events.k8s.io/v1: something that happened to an object, or keeps happening.
public struct Event: WritableObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.events
    /// The API's limit on a note.
    public static let noteBytesMax = 1_024

    /// How bad it is.
    public enum Kind: String, Hashable, Sendable {
        case normal = "Normal"
        case warning = "Warning"
    }

    /// A repeated event.
    public struct Series: Hashable, Sendable {
        /// How often it has happened so far; at least 2.
        public var count: Int32
        /// When it last happened.
        public var lastObservedAt: Timestamp

        /// Makes a series.
        public init(count: Int32, lastObservedAt: Timestamp) {
            self.count = count
            self.lastObservedAt = lastObservedAt
        }

        /// The series as the API takes it.
        public var json: JSONValue {
            ["count": .integer(count), "lastObservedTime": .string(lastObservedAt.text(.microseconds))]
        }
    }

    /// Name, version and labels.
    public var metadata = Metadata()
    /// When it first happened.
    public var at: Timestamp?
    /// Set once it has happened again.
    public var series: Series?
    /// Who saw it, such as `outrider.dev/controller`.
    public var controller = ""
    /// Which instance of the controller saw it.
    public var instance = ""
    /// What was done.
    public var action = ""
    /// Why, in one CamelCase word.
    public var reason = ""
    /// To what it happened.
    public var regarding = ObjectReference(apiVersion: "", kind: "", namespace: "", name: "")
    /// What happened, for people.
    public var note = ""
    /// How bad it is.
    public var kind = Kind.normal

    /// Makes an empty event.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "eventTime": at = try reader.timestamp()
            case "series": series = try Series(from: &reader)
            case "reportingController": controller = try reader.string()
            case "reportingInstance": instance = try reader.string()
            case "action": action = try reader.string()
            case "reason": reason = try reader.string()
            case "regarding": regarding = try ObjectReference(from: &reader)
            case "note": note = try reader.string()
            case "type": kind = Kind(rawValue: try reader.string()) ?? .normal
            case _: break
            }
        }
    }

    /// The object as the API takes it.
    public var json: JSONValue {
        var object: JSONValue = [
            "apiVersion": .string(Self.resource.apiVersion), "kind": .string(Self.resource.kind),
            "metadata": metadata.json, "reportingController": .string(controller),
            "reportingInstance": .string(instance), "action": .string(action), "reason": .string(reason),
            "regarding": regarding.json, "note": .string(note), "type": .string(kind.rawValue),
        ]
        object["eventTime"] = at.map { .string($0.text(.microseconds)) }
        object["series"] = series?.json
        return object
    }
}

extension Event.Series: JSONReadable {
    /// Reads a series.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self.init(count: 0, lastObservedAt: Timestamp(nanoseconds: 0))
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "count": count = try reader.int32()
            case "lastObservedTime": lastObservedAt = try reader.timestamp()
            case _: break
            }
        }
    }
}
