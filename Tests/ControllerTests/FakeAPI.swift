import KubernetesAPI
import KubernetesClient
import Measures

/// An API server of one Deployment and one External metric, which does what a test tells it.
final class FakeAPI: Transport {
    struct State {
        /// The Deployment's replicas and version.
        var replicas: Int32 = 6
        var version = 10
        /// Another one: the Deployment was deleted and made again.
        var uid = "uid-llm"
        /// The metric's value; nil: the metrics API answers 404.
        var queue: Int64? = 6
        /// What happens at the next writes, first come first; none: they succeed.
        var writes: [Write] = []
        /// Every request, such as `PATCH /apis/…/scale`.
        var requests: [String] = []
        /// The bodies of the writes of the scale.
        var patches: [JSONValue] = []
    }

    /// What a write meets.
    enum Write {
        /// Somebody changed the object's status: a new version, the same replicas.
        case statusChanged
        /// Another writer set these replicas.
        case overtaken(Int32)
        /// The Deployment was deleted and made again, with the same replicas.
        case replaced
        /// The role does not allow it.
        case forbidden
    }

    let state = Locked(State())

    func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
        let path = String(request.url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)[2])
        return state.withLock { state in
            state.requests.append("\(request.method.rawValue) /\(path)")
            if path.contains("external.metrics.k8s.io") { return Self.metric(state.queue) }
            guard path.contains("/scale") else { return Self.response(201, request.body ?? []) }
            guard request.method == .patch else { return Self.scale(state) }
            return Self.write(request.body ?? [], &state)
        }
    }

    func open(_ request: TransferRequest) async throws(TransferError) -> any LineStream {
        throw .refused("no watches here")
    }

    /// How many writes of the scale were tried.
    var patchCount: Int { state.withLock { $0.patches.count } }

    private static func write(_ body: [UInt8], _ state: inout State) -> TransferResponse {
        guard let patch = try? JSONValue(parsing: body) else { return status(400, "BadRequest") }
        state.patches.append(patch)
        switch state.writes.isEmpty ? nil : state.writes.removeFirst() {
        case .forbidden: return status(403, "Forbidden")
        case .statusChanged: state.version += 1
        case .replaced:
            state.version += 1
            state.uid = "uid-again"
        case .overtaken(let replicas):
            state.version += 1
            state.replicas = replicas
        case nil: break
        }
        guard patch[path: "metadata", "resourceVersion"]?.stringValue == "\(state.version)" else {
            return status(409, "Conflict")
        }
        state.replicas = Int32(patch[path: "spec", "replicas"]?.integerValue ?? 0)
        state.version += 1
        return scale(state)
    }

    private static func scale(_ state: State) -> TransferResponse {
        let scale: JSONValue = [
            "apiVersion": "autoscaling/v1", "kind": "Scale",
            "metadata": [
                "name": "llm", "namespace": "shop", "uid": .string(state.uid),
                "resourceVersion": .string("\(state.version)"),
            ],
            "spec": ["replicas": .integer(state.replicas)],
            "status": ["replicas": .integer(state.replicas), "selector": "app=llm"],
        ]
        return response(200, scale.bytes)
    }

    private static func metric(_ value: Int64?) -> TransferResponse {
        guard let value else { return status(404, "NotFound") }
        let list: JSONValue = [
            "kind": "ExternalMetricValueList", "apiVersion": "external.metrics.k8s.io/v1beta1", "metadata": [:],
            "items": [
                [
                    "metricName": "queue", "metricLabels": [:], "timestamp": "2026-11-24T10:15:30Z",
                    "value": .string("\(value)"),
                ]
            ],
        ]
        return response(200, list.bytes)
    }

    private static func status(_ code: Int, _ reason: String) -> TransferResponse {
        let status: JSONValue = [
            "kind": "Status", "apiVersion": "v1", "status": "Failure", "code": .integer(code),
            "reason": .string(reason), "message": .string("the server says \(reason)"),
        ]
        return response(code, status.bytes)
    }

    private static func response(_ status: Int, _ body: [UInt8]) -> TransferResponse {
        TransferResponse(
            status: status, headers: ResponseHeaders([.init("content-type", "application/json")]), body: body)
    }
}
