/// The groups that a server serves, from `/apis`.
public struct APIGroupList: JSONReadable, Hashable {
    /// One group.
    public struct Group: JSONReadable, Hashable {
        /// Its name, such as `metrics.k8s.io`.
        public var name = ""
        /// Its versions, the server's favourite first or anywhere.
        public var versions: [String] = []
        /// The server's favourite.
        public var preferred = ""

        /// Reads one from JSON.
        public init(from reader: inout JSONReader) throws(JSONError) {
            try reader.object { (key, reader) throws(JSONError) in
                switch key {
                case "name": name = try reader.sharedString()
                case "versions":
                    try reader.array { (reader) throws(JSONError) in versions.append(try reader.version()) }
                case "preferredVersion": preferred = try reader.version()
                case _: break
                }
            }
        }
    }

    /// The groups.
    public var groups: [Group] = []

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            if case "groups" = key { groups = try reader.elements() }
        }
    }
}

extension JSONReader {
    /// The `version` of a group's version object.
    fileprivate mutating func version() throws(JSONError) -> String {
        var version = ""
        try object { (key, reader) throws(JSONError) in
            if case "version" = key { version = try reader.sharedString() }
        }
        return version
    }
}
