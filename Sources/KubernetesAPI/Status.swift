/// An API server's answer to a request that failed.
public struct Status: Error, Hashable, Sendable {
    /// One cause among several.
    public struct Cause: Hashable, Sendable {
        /// Such as `FieldValueInvalid`.
        public var reason = ""
        /// For people.
        public var message = ""
        /// The field, such as `spec.replicas`.
        public var field = ""

        /// Makes an empty cause.
        public init() {}
    }

    /// What the failure was about.
    public struct Details: Hashable, Sendable {
        /// The object's name.
        public var name = ""
        /// The object's group.
        public var group = ""
        /// The object's resource (its kind field holds the plural).
        public var kind = ""
        /// The causes; at most `causesMax` are kept.
        public var causes: [Cause] = []
        /// How long the server asks to wait.
        public var retryAfterSeconds: Int?

        /// Makes empty details.
        public init() {}
    }

    /// Causes that are kept; the message repeats them all anyway.
    public static let causesMax = 32

    /// The HTTP status.
    public var code = 0
    /// The machine-readable reason, such as `NotFound`; empty for plain server errors.
    public var reason = ""
    /// For people.
    public var message = ""
    /// What it was about.
    public var details: Details?

    /// Makes a status.
    public init(code: Int, reason: String = "", message: String, details: Details? = nil) {
        self.code = code
        self.reason = reason
        self.message = message
        self.details = details
    }
}

extension Status: JSONReadable {
    /// Reads a `Status` object.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "code": code = Int(try reader.int32())
            case "reason": reason = try reader.string()
            case "message": message = try reader.string()
            case "details": details = try Details(from: &reader)
            case _: break
            }
        }
    }
}

extension Status.Details: JSONReadable {
    /// Reads `details`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "name": name = try reader.string()
            case "group": group = try reader.string()
            case "kind": kind = try reader.string()
            case "retryAfterSeconds": retryAfterSeconds = Int(try reader.int32())
            case "causes":
                try reader.array { (reader) throws(JSONError) in
                    if causes.count < Status.causesMax { causes.append(try Status.Cause(from: &reader)) }
                }
            case _: break
            }
        }
    }
}

extension Status.Cause: JSONReadable {
    /// Reads one cause.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "reason": reason = try reader.string()
            case "message": message = try reader.string()
            case "field": field = try reader.string()
            case _: break
            }
        }
    }
}
