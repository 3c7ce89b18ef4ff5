import Workloads

/// Where one pod's exposition is.
struct ScrapeTarget: Hashable, Sendable {
    /// The URL; its path may have a query where a pod template names one.
    var url: String

    /// Finds it from the settings, else from the names of the pod's ports, else from the engine's habit; nil if the pod
    /// has no address yet, or nothing tells the port.
    ///
    /// - Parameters:
    ///   - pod: a pod of the workload.
    ///   - settings: what the workload's annotations and pod template say.
    init?(_ pod: PodState, settings: ScrapeSettings) {
        guard let address = pod.address, Self.isAddress(address) else { return nil }
        // `auto` has no habit of its own, and nearly every engine has vLLM's.
        let table = EngineTable.candidates(settings.engine).first
        guard let port = settings.port ?? Self.port(of: pod) ?? table?.port else { return nil }
        let host = address.contains(":") ? "[\(address)]" : address
        let path = settings.path ?? table?.path ?? "/metrics"
        url = "\(settings.scheme.rawValue)://\(host):\(port)\(path)"
    }

    /// The port named `metrics`, else `http-metrics`, else `http`, else the only one.
    private static func port(of pod: PodState) -> Int? {
        let ports = pod.containers.filter { $0.role != .initial }.flatMap(\.ports)
        for name in ["metrics", "http-metrics", "http"] {
            if let port = ports.first(where: { $0.name == name }) { return port.number }
        }
        return ports.count == 1 ? ports.first?.number : nil
    }

    /// Whether `text` can only be an address: it comes from a status, and becomes part of a URL.
    private static func isAddress(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 45
            && text.utf8.allSatisfy { byte in
                LineCursor.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
            }
    }
}
