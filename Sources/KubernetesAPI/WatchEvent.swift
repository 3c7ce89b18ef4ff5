/// One frame of a watch.
public enum WatchEvent<Object: KubernetesObject>: Sendable {
    /// An object that is new, to the server or to the selector.
    case added(Object)
    /// An object that changed.
    case modified(Object)
    /// An object that went, from the server or from the selector; as it was last.
    case deleted(Object)
    /// Nothing happened up to this version. `isInitialEnd` ends the initial events of a streamed list.
    case bookmark(resourceVersion: String, isInitialEnd: Bool)
    /// An object that is JSON but not what it should be, or a frame of a new kind. `resourceVersion` may be empty.
    case unreadable(resourceVersion: String, JSONError)
    /// The server cannot go on.
    case error(Status)

    /// The annotation of the bookmark that ends the initial events.
    public static var initialEndAnnotation: String { "k8s.io/initial-events-end" }
}

extension WatchEvent: JSONReadable {
    /// Reads one frame; its two members may come in either order.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var type = ""
        var object: JSONMark?
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "type": type = try reader.sharedString()
            case "object": object = try reader.mark()
            case _: break
            }
        }
        guard let object else { throw reader.error("a watch frame without an object") }
        do throws(JSONError) {
            self = try reader.revisit(object) { (reader) throws(JSONError) in
                switch type {
                case "ADDED": .added(try Object(from: &reader))
                case "MODIFIED": .modified(try Object(from: &reader))
                case "DELETED": .deleted(try Object(from: &reader))
                case "BOOKMARK": try Self.bookmark(from: &reader)
                case "ERROR": .error(try Status(from: &reader))
                default: throw reader.error("\"\(type.prefix(20))\" is no watch frame")
                }
            }
        } catch {
            let version = try reader.revisit(object) { (reader) throws(JSONError) in try Self.version(from: &reader) }
            self = .unreadable(resourceVersion: version, error)
        }
    }

    private static func version(from reader: inout JSONReader) throws(JSONError) -> String {
        var version = ""
        try reader.object { (key, reader) throws(JSONError) in
            guard case "metadata" = key else { return }
            try reader.object { (key, reader) throws(JSONError) in
                if case "resourceVersion" = key, reader.isAtString() { version = try reader.string() }
            }
        }
        return version
    }

    private static func bookmark(from reader: inout JSONReader) throws(JSONError) -> Self {
        var version = ""
        var isInitialEnd = false
        try reader.object { (key, reader) throws(JSONError) in
            guard case "metadata" = key else { return }
            try reader.object { (key, reader) throws(JSONError) in
                switch key {
                case "resourceVersion": version = try reader.string()
                case "annotations": isInitialEnd = try reader.stringMap()[initialEndAnnotation] == "true"
                case _: break
                }
            }
        }
        return .bookmark(resourceVersion: version, isInitialEnd: isInitialEnd)
    }
}
