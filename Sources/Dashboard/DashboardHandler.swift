import Deciding
public import HTTPServing

/// Answers the read-only addresses: `/healthz`, `/readyz`, `/metrics` and `/api/decisions`.
public struct DashboardHandler: Sendable {
    private let source: any StatusSource
    private let registry: MetricsRegistry
    private let build: BuildInfo

    /// Serves what `source` knows and `registry` counted.
    public init(source: any StatusSource, registry: MetricsRegistry, build: BuildInfo) {
        self.source = source
        self.registry = registry
        self.build = build
    }

    /// Answers one request.
    public func handle(_ request: HTTPRequest) async -> HTTPResponse {
        guard request.method == "GET" || request.method == "HEAD" else {
            return Self.text(405, "only GET is answered here\n", allow: "GET, HEAD")
        }
        switch request.path {
        case "/healthz":
            let fault = Health(status: await source.status()).fault
            return Self.text(fault == nil ? 200 : 503, (fault ?? "ok") + "\n")
        case "/readyz":
            let wait = Health(status: await source.status()).unreadiness
            return Self.text(wait == nil ? 200 : 503, (wait ?? "ok") + "\n")
        case "/metrics":
            let text = await metrics()
            return Self.text(200, text, type: "text/plain; version=0.0.4; charset=utf-8")
        case "/api/decisions":
            return await decisions()
        default:
            return Self.text(404, "no such page; there are /healthz, /readyz, /metrics and /api/decisions\n")
        }
    }

    private func metrics() async -> String {
        let status = await source.status()
        var text = MetricsText()
        registry.write(to: &text)
        StatusMetrics(status: status, build: build).write(to: &text)
        ProcessMetrics.read()?.write(to: &text)
        return text.rendered
    }

    private func decisions() async -> HTTPResponse {
        var body = Array("[".utf8)
        for (index, workload) in await source.status().workloads.enumerated() {
            body.append(contentsOf: (index == 0 ? "\n" : ",\n").utf8)
            body.append(contentsOf: workload.record.json)
        }
        body.append(contentsOf: "\n]\n".utf8)
        return HTTPResponse(
            status: 200, headers: ["Content-Type": "application/json", "Cache-Control": "no-store"], body: .bytes(body))
    }

    private static func text(
        _ status: Int, _ text: String, type: String = "text/plain; charset=utf-8", allow: String? = nil
    ) -> HTTPResponse {
        var headers: HTTPHeaders = ["Content-Type": type, "Cache-Control": "no-store"]
        headers["Allow"] = allow
        return HTTPResponse(status: status, headers: headers, body: .bytes(Array(text.utf8)))
    }
}
