import HTTPServing
public import Logging
public import ServiceLifecycle
import Simulation

/// The pods' own servers: each ready pod that declares a port answers `/metrics` on its own address.
public struct PodListeners: Service {
    /// Servers at the same time; each holds a socket and some threads' attention.
    public static let serversMax = 512

    private let fleet: SharedFleet
    private let logger: Logger

    /// Makes the servers of `fleet`'s pods.
    public init(fleet: SharedFleet, logger: Logger) {
        self.fleet = fleet
        self.logger = logger
    }

    /// Opens and closes servers until the task is cancelled or shut down gracefully.
    public func run() async throws {
        var servers: [PodKey: Task<Void, Never>] = [:]
        defer { for server in servers.values { server.cancel() } }
        for await wish in fleet.wishes.cancelOnGracefulShutdown() {
            switch wish {
            case .close(let key): servers.removeValue(forKey: key)?.cancel()
            case .open(let key, let address, let port):
                guard servers[key] == nil else { continue }
                guard servers.count < Self.serversMax else {
                    logger.warning(
                        "pod has no server of its own: there are enough",
                        metadata: ["address": .string(address), "serversMax": .stringConvertible(Self.serversMax)])
                    continue
                }
                servers[key] = serve(key, address: address, port: port)
            }
        }
    }

    private func serve(_ key: PodKey, address: String, port: Int) -> Task<Void, Never> {
        var quiet = logger
        // The library reports every connection that a pod's end cuts off as an error.
        quiet.logLevel = .critical
        let (fleet, logger) = (fleet, logger)
        let server = HTTPServer(host: address, port: port, bodyBytesMax: 0, logger: quiet) { request in
            Self.answer(request, key: key, fleet: fleet)
        }
        return Task {
            do {
                try await server.run()
            } catch is CancellationError {
                return  // the pod ended
            } catch {
                logger.warning(
                    "pod's server ended",
                    metadata: [
                        "address": .string(address), "port": .stringConvertible(port), "error": .string("\(error)"),
                    ])
            }
        }
    }

    private static func answer(_ request: HTTPRequest, key: PodKey, fleet: SharedFleet) -> HTTPResponse {
        guard request.method == "GET" else { return .text("method not allowed\n", status: 405) }
        guard request.path.hasSuffix("/metrics") else {
            return request.path == "/health" ? .text("") : .text("not found\n", status: 404)
        }
        let body = fleet.withWorld { world -> [UInt8]? in
            guard let pod = world.pods[key], !world.isMuted(pod), let snapshot = world.fleet.snapshot(of: key)
            else { return nil }
            return ExpositionText.render(EngineSeries.all(of: pod.engine, snapshot, model: pod.servedModel))
        }
        guard let body else { return .text("metrics are away\n", status: 503) }
        return HTTPResponse(status: 200, headers: ["Content-Type": ExpositionText.contentType], body: .bytes(body))
    }
}
