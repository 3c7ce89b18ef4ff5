import APIMachinery
import HTTPServing
import KubernetesAPI
import Measures

/// POST of what is answered and not stored: reviews, tokens, bindings, evictions.
struct VirtualEndpoint: Sendable {
    let server: APIServer

    func answer(_ call: Call) throws(StatusError) -> HTTPResponse {
        let wanted = try Negotiation(accept: call.request.headers["Accept"])
        if call.type.storageName == "pods" || call.type.storageName == "serviceaccounts" {
            _ = try server.objects.existing(call.target)
        }
        let options = try WriteOptions(query: call.query.items, userAgent: call.userAgent, request: .create)
        let outcome = try decode(call, options)
        let reviews = AccessReviews(server: server, user: call.user)
        let answered: JSONValue
        switch (call.type.kind, call.resource.subresource) {
        case ("SelfSubjectAccessReview", _), ("SubjectAccessReview", _), ("LocalSubjectAccessReview", _):
            answered = reviews.access(outcome.object)
        case ("SelfSubjectRulesReview", _): answered = reviews.rules(outcome.object)
        case ("SelfSubjectReview", _): answered = reviews.identity()
        case ("TokenReview", _): answered = reviews.token(outcome.object)
        case ("ServiceAccount", "token"):
            answered = try ServiceAccountTokenRequest(server: server).answer(outcome.object, target: call.target)
        case ("Pod", "binding"), ("Binding", _): answered = try bind(outcome.object, call, isDryRun: options.isDryRun)
        case ("Pod", "eviction"): answered = try evict(outcome.object, call)
        default: throw .methodNotAllowed
        }
        return Answer.value(answered, status: 201, encoding: wanted.encoding, warnings: outcome.warnings)
    }

    /// The body as the server understands it.
    private func decode(_ call: Call, _ options: WriteOptions) throws(StatusError) -> WriteOutcome {
        let objects = server.objects
        return try objects.writer.create(
            try call.body(),
            WriteRequest(
                type: call.type, subresource: call.target.subresource, namespace: call.target.namespace,
                name: call.target.name, options: options, now: objects.time.now(), freshUID: objects.random.uid(),
                nameSuffix: objects.random.nameSuffix()))
    }

    /// Puts a pod on a node, as a scheduler asks.
    private func bind(_ binding: JSONValue, _ call: Call, isDryRun: Bool) throws(StatusError) -> JSONValue {
        var target = call.target
        target.subresource = nil
        if let pods = server.registry.type(group: "", version: "v1", name: "pods") { target.type = pods }
        if target.name.isEmpty { target.name = binding.name }
        let name = binding["target"]?["name"]?.stringValue ?? ""
        let node = server.store.read { $0.find("nodes", name) }?.object
        let now = server.objects.time.now()
        try server.objects.mutate(target, isDryRun: isDryRun) { pod throws(StatusError) in
            pod = try PodBinding.bound(pod, to: name, node: node, now: now)
        }
        return Self.success
    }

    private func evict(_ eviction: JSONValue, _ call: Call) throws(StatusError) -> JSONValue {
        var target = call.target
        target.subresource = nil
        let options = try DeleteOptions(query: call.query.items, body: (eviction["deleteOptions"] ?? [:]).bytes)
        try server.objects.delete(target, options)
        return Self.success
    }

    /// What binding and eviction answer.
    static let success: JSONValue = [
        "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "code": 201,
    ]
}
