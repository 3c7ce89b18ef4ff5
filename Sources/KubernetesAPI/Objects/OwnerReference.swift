/// One entry of `metadata.ownerReferences`.
public struct OwnerReference: Hashable, Sendable {
    /// The owner's group and version.
    public var apiVersion = ""
    /// The owner's kind.
    public var kind = ""
    /// The owner's name.
    public var name = ""
    /// The owner's uid.
    public var uid = ""
    /// Whether it is the one that controls the object.
    public var isController = false

    /// Makes an empty reference.
    public init() {}
}

extension OwnerReference: JSONReadable {
    /// Reads one reference.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self.init()
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "apiVersion": apiVersion = try reader.sharedString()
            case "kind": kind = try reader.sharedString()
            case "name": name = try reader.sharedString()
            case "uid": uid = try reader.sharedString()
            case "controller": isController = try reader.bool()
            case _: break
            }
        }
    }
}
