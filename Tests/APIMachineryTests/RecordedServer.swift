import APIMachinery
import KubernetesAPI
import Measures

/// The smallest server that can replay recorded writes: one dictionary, no network, no users.
struct RecordedServer {
    struct Answer {
        var status: Int
        var body: JSONValue
        var warnings: [String] = []
    }

    private var objects: [String: JSONValue] = [:]
    private var version = 100
    private var uids = 0
    private let now = Timestamp(seconds: 1_600_000_000)
    private let writer = ObjectWriter()

    mutating func answer(_ exchange: Exchange) -> Answer {
        do throws(StatusError) {
            return try handle(exchange)
        } catch {
            return Answer(status: error.code, body: error.json)
        }
    }

    private mutating func handle(_ exchange: Exchange) throws(StatusError) -> Answer {
        let route = try Route(exchange.path)
        let existing = objects[route.key]
        switch exchange.method {
        case "GET":
            guard let existing else { throw .notFound(route.type, name: route.name) }
            return Answer(status: 200, body: route.view.full(existing))
        case "DELETE":
            guard let existing else { throw .notFound(route.type, name: route.name) }
            let options = try DeleteOptions(query: route.query, body: exchange.bytes)
            var deletion = try Deletion(of: existing, type: route.type, options: options, now: now)
            if !options.isDryRun, deletion.isChanged {
                store(&deletion.object, at: route.key)
                if deletion.isRemoval { objects.removeValue(forKey: route.key) }
            }
            return Answer(status: 200, body: deletion.response(type: route.type))
        default: return try write(exchange, route, existing)
        }
    }

    private mutating func write(
        _ exchange: Exchange, _ route: Route, _ existing: JSONValue?
    ) throws(StatusError) -> Answer {
        let kind: PatchKind? = exchange.method == "PATCH" ? try PatchKind(contentType: exchange.contentType) : nil
        let options = try WriteOptions(
            query: route.query, userAgent: "transcripts/1.0",
            request: exchange.method == "POST" ? .create : kind.map { .patch(isApply: $0 == .apply) } ?? .update)
        uids += 1
        let request = WriteRequest(
            type: route.type, subresource: route.subresource, namespace: route.namespace, name: route.name,
            options: options, now: now, freshUID: "uid-\(uids)", nameSuffix: "abcde")
        let body = RequestBody.bytes(exchange.bytes, contentType: exchange.contentType)
        var outcome: WriteOutcome
        if let kind {
            outcome = try writer.patch(existing, kind, body, request)
        } else if exchange.method == "PUT" {
            outcome = try writer.replace(existing, with: body, request)
        } else {
            outcome = try writer.create(body, request)
        }
        if route.subresource == "binding", let existing {
            let node = outcome.object[path: "target", "name"]?.stringValue ?? ""
            var bound = try PodBinding.bound(existing, to: node, node: nil, now: now)
            store(&bound, at: route.key)
            return Answer(
                status: 201,
                body: ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "code": 201])
        }
        if outcome.isChanged, !options.isDryRun {
            let key = route.key(ofName: outcome.object[path: "metadata", "name"]?.stringValue ?? "")
            if outcome.endsDeletion {
                objects.removeValue(forKey: key)
            } else {
                store(&outcome.object, at: key)
            }
        }
        return Answer(
            status: outcome.isNew ? 201 : 200, body: route.view.full(outcome.object), warnings: outcome.warnings)
    }

    private mutating func store(_ object: inout JSONValue, at key: String) {
        version += 1
        var metadata = object["metadata"] ?? [:]
        metadata["resourceVersion"] = .string(String(version))
        object["metadata"] = metadata
        objects[key] = object
    }
}

/// What a path speaks of.
private struct Route {
    var type: ResourceType
    var namespace = ""
    var name = ""
    var subresource: String?
    var query: [(name: String, value: String)] = []

    var view: ObjectView { ObjectView(type: type, subresource: subresource) }
    var key: String { key(ofName: name) }

    func key(ofName name: String) -> String { "\(type.storageName) \(namespace) \(name)" }

    init(_ target: String) throws(StatusError) {
        let halves = target.split(separator: "?", maxSplits: 1)
        if halves.count > 1 {
            for item in halves[1].split(separator: "&") {
                let pair = item.split(separator: "=", maxSplits: 1).map(String.init)
                query.append((pair[0], pair.count > 1 ? pair[1] : ""))
            }
        }
        var parts = halves[0].split(separator: "/").map(String.init)
        let group = parts[0] == "api" ? "" : parts[1]
        let version = parts[0] == "api" ? parts[1] : parts[2]
        parts.removeFirst(parts[0] == "api" ? 2 : 3)
        if parts.count > 2, parts[0] == "namespaces" {
            namespace = parts[1]
            parts.removeFirst(2)
        }
        guard let type = ResourceRegistry.builtIn.type(group: group, version: version, name: parts[0]) else {
            throw .unknownResource
        }
        self.type = type
        if parts.count > 1 { name = parts[1] }
        if parts.count > 2 { subresource = parts[2] }
    }
}
