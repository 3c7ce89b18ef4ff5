import KubernetesAPI

/// One line of the journal: a version of an object.
struct JournalLine: Hashable, Sendable {
    /// What the object is stored under, such as `deployments.apps`.
    var resource: String
    var key: String
    /// The write that made the version.
    var revision: Int64
    /// Nil if that write removed it.
    var object: JSONValue?

    init(resource: String, key: String, revision: Int64, object: JSONValue?) {
        self.resource = resource
        self.key = key
        self.revision = revision
        self.object = object
    }

    /// The line of a write, and what it left under the key.
    init(_ resource: String, _ stored: StoredObject, _ object: JSONValue?) {
        self.init(resource: resource, key: stored.key, revision: stored.revision, object: object)
    }

    /// The first line: which journal this is, and the revision up to which it holds only what was left.
    struct Head: Hashable, Sendable {
        /// Tells our journals from other files.
        static let name = "outrider-cluster"
        /// Raised when older programs can no longer read the lines.
        static let version: Int64 = 1

        var revision: Int64

        var bytes: [UInt8] {
            JournalLine.ended([
                "journal": .string(Self.name), "version": .integer(Self.version), "revision": .integer(revision),
            ])
        }
    }

    /// The line with its end.
    var bytes: [UInt8] {
        Self.ended([
            "resource": .string(resource), "key": .string(key), "revision": .integer(revision),
            "object": object ?? .null,
        ])
    }

    private static func ended(_ json: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        json.write(to: &bytes)  // escapes line ends within texts
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}
