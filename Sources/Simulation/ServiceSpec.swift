public import Measures

/// A service of the fleet: what drives it, and what it promises.
public struct ServiceSpec: Hashable, Sendable {
    /// What drives it.
    public var load: Load
    /// When the load began.
    public var loadOrigin: Timestamp
    /// Tokens of a request where the load does not say.
    public var size: RequestSize
    /// A first token later than this is a miss; nil promises nothing.
    public var firstTokenMax: Duration?
    /// A last token later than this is a miss; nil promises nothing.
    public var latencyMax: Duration?

    /// Makes a service.
    public init(
        load: Load, loadOrigin: Timestamp, size: RequestSize = .conversation,
        firstTokenMax: Duration? = nil, latencyMax: Duration? = nil
    ) {
        self.load = load
        self.loadOrigin = loadOrigin
        self.size = size
        self.firstTokenMax = firstTokenMax
        self.latencyMax = latencyMax
    }
}
