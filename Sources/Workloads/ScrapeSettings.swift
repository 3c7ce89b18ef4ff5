/// How a workload's pods are scraped.
public struct ScrapeSettings: Hashable, Codable, Sendable {
    /// The schemes that pods speak.
    public enum Scheme: String, Hashable, Codable, Sendable, CaseIterable {
        case http
        case https
    }

    /// The engine.
    public var engine: Engine
    /// `http` unless the pod template says otherwise.
    public var scheme: Scheme
    /// The port's number, 1...65535; nil: found from the names of the pod's ports, else the engine's own.
    public var port: Int?
    /// The path, beginning with `/`; nil: the engine's own.
    public var path: String?

    /// Makes settings; with no argument everything is found out from the pods.
    public init(engine: Engine = .auto, scheme: Scheme = .http, port: Int? = nil, path: String? = nil) {
        self.engine = engine
        self.scheme = scheme
        self.port = port
        self.path = path
    }
}
