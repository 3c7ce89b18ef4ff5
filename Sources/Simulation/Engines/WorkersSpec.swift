/// A server without a model's batching: each worker serves one request at a time, first come, first served.
public struct WorkersSpec: Hashable, Sendable {
    /// Requests served at the same time.
    public var workers: Int
    /// How long each takes.
    public var service: ServiceTime

    /// Makes a server.
    public init(workers: Int, service: ServiceTime) {
        self.workers = max(1, workers)
        self.service = service
    }
}
