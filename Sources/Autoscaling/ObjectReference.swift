/// Names an object of the same namespace: autoscaling/v2 `CrossVersionObjectReference`.
public struct ObjectReference: Hashable, Codable, Sendable {
    /// Such as `apps/v1`; empty if it was not given.
    public var apiVersion: String
    /// Such as `Deployment`.
    public var kind: String
    /// The object's name.
    public var name: String

    /// Makes a reference.
    public init(apiVersion: String, kind: String, name: String) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.name = name
    }

    /// Reads a reference; absent parts are empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        apiVersion = try container.decodeIfPresent(String.self, forKey: .apiVersion) ?? ""
        kind = try container.decodeIfPresent(String.self, forKey: .kind) ?? ""
        name = try container.decodeIfPresent(String.self, forKey: .name) ?? ""
    }

    /// Writes a reference, without `apiVersion` if that is empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !apiVersion.isEmpty { try container.encode(apiVersion, forKey: .apiVersion) }
        try container.encode(kind, forKey: .kind)
        try container.encode(name, forKey: .name)
    }

    private enum CodingKeys: String, CodingKey {
        case apiVersion, kind, name
    }

    /// The group of `apiVersion`, empty for the core group.
    ///
    /// - Throws: `GroupVersionError` if it has more than one slash.
    public func group() throws(GroupVersionError) -> String {
        let parts = apiVersion.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return ""
        case 2: return String(parts[0])
        default: throw GroupVersionError(text: apiVersion)
        }
    }
}

/// An `apiVersion` that is no group and version.
public struct GroupVersionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was found.
    public let text: String

    /// Kubernetes' text.
    public var description: String { "unexpected GroupVersion string: \(text)" }
}
