/// Which build this is.
public struct BuildInfo: Hashable, Sendable {
    /// The version.
    public var version: String
    /// The commit that it was built from; empty if nobody told.
    public var commit: String

    /// Makes a build's name.
    public init(version: String, commit: String) {
        self.version = version
        self.commit = commit
    }
}
