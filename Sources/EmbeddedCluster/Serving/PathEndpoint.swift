import APIMachinery
import HTTPServing
import KubernetesAPI

/// Paths that are no resources: discovery, health, version.
struct PathEndpoint: Sendable {
    let server: APIServer

    private static let kubernetesVersion = "v1.36.2"

    func answer(
        _ request: HTTPRequest, info: RequestInfo, query: QueryItems
    ) async throws(StatusError) -> HTTPResponse {
        let parts = info.path.split(separator: "/").map(String.init)
        switch parts.first {
        case nil: return Answer.value(["paths": .array(paths.map(JSONValue.string))])
        case "version" where parts.count == 1: return Answer.value(Self.version)
        case "healthz", "livez", "readyz": return Self.health(parts, isVerbose: query["verbose"] != nil)
        case "api", "apis": return try discovery(request, parts)
        case "metrics" where parts.count == 1: return metricsText()
        case "openapi": return OpenAPIEndpoint(registry: server.advertised).answer(request, parts: parts)
        default: return Answer.pageNotFound
        }
    }

    private var paths: [String] {
        let groups = server.advertised.groups.flatMap { group in
            ["/apis/\(group)"] + server.advertised.versions(of: group).map { "/apis/\(group)/\($0)" }
        }
        return
            ([
                "/api", "/api/v1", "/apis", "/apis/", "/healthz", "/livez", "/metrics", "/openapi/v3", "/readyz",
                "/version",
            ] + groups).sorted()
    }

    private static var version: JSONValue {
        [
            "major": "1", "minor": "36", "gitVersion": .string(kubernetesVersion), "gitCommit": "",
            "gitTreeState": "clean", "buildDate": "1970-01-01T00:00:00Z", "goVersion": "none", "compiler": "swiftc",
            "platform": "linux/amd64", "emulationMajor": "1", "emulationMinor": "36", "minCompatibilityMajor": "1",
            "minCompatibilityMinor": "35",
        ]
    }

    private static let checks = ["ping", "log", "etcd"]

    private static func health(_ parts: [String], isVerbose: Bool) -> HTTPResponse {
        guard parts.count == 1 || parts.count == 2 && checks.contains(parts[1]) else { return Answer.pageNotFound }
        guard isVerbose else { return Answer.text("ok") }
        guard parts.count == 1 else { return Answer.text("ok") }
        let lines = checks.map { "[+]\($0) ok\n" }.joined()
        return Answer.text(lines + "\(parts[0]) check passed\n")
    }

    private func metricsText() -> HTTPResponse {
        let revision = server.store.read { $0.revision }
        var answer = Answer.text(
            "# HELP apiserver_storage_revision The newest write.\n# TYPE apiserver_storage_revision gauge\n"
                + "apiserver_storage_revision \(revision)\n")
        answer.headers["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8; escaping=underscores"
        return answer
    }

    private func discovery(_ request: HTTPRequest, _ parts: [String]) throws(StatusError) -> HTTPResponse {
        let registry = server.advertised
        let documents = Discovery(registry)
        let isRoot = parts.count == 1
        let wanted = try Negotiation(accept: request.headers["Accept"], isDiscovery: isRoot)
        let isAggregated = wanted.shape == .aggregatedDiscovery
        switch (parts[0], parts.count) {
        case ("api", 1):
            return entity(
                isAggregated
                    ? documents.aggregatedCore() : documents.coreVersions(serverAddress: server.address),
                request, isAggregated: isAggregated)
        case ("apis", 1):
            return entity(
                isAggregated ? documents.aggregatedGroups() : documents.groupList(), request,
                isAggregated: isAggregated)
        case ("api", 2):
            guard let list = documents.resourceList(group: "", version: parts[1]) else { throw .unknownResource }
            return Answer.value(list)
        case ("apis", 2):
            return documents.group(parts[1]).map { Answer.value($0) } ?? Answer.pageNotFound
        case ("apis", 3):
            guard registry.groups.contains(parts[1]) else { return Answer.pageNotFound }
            guard let list = documents.resourceList(group: parts[1], version: parts[2])
            else { throw .unknownResource }
            return Answer.value(list)
        default: return Answer.pageNotFound
        }
    }

    /// A document with an ETag where clients cache it; 304 if they have it.
    private func entity(_ document: JSONValue, _ request: HTTPRequest, isAggregated: Bool) -> HTTPResponse {
        var answer = Answer.value(document)
        guard isAggregated else { return answer }
        let tag = "\"\(EntityTag.text(of: document.bytes))\""
        if request.headers["If-None-Match"] == tag {
            answer = HTTPResponse(status: 304, headers: ["Cache-Control": "no-cache, private"])
        } else {
            answer.headers["Content-Type"] =
                "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
        }
        answer.headers["ETag"] = tag
        answer.headers["Vary"] = "Accept"
        return answer
    }
}
