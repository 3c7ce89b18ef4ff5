import KubernetesAPI
import KubernetesClient
import Measures
import Testing

@Suite struct ClientTests {
    private func failure(_ body: () async throws -> Void) async -> ClientError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? ClientError
        }
    }

    private let forbidden = """
        {"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods is forbidden: User \\"u\\" cannot list",\
        "reason":"Forbidden","details":{"kind":"pods"},"code":403}
        """

    @Test func `a request carries token, agent and what it accepts`() async throws {
        let transport = ScriptedTransport([.response(200, #"{"metadata":{"name":"llm"}}"#)])
        let client = Client.scripted(transport)
        let deployment = try await client.get(Deployment.self, namespace: "shop", name: "llm")
        #expect(deployment.metadata.name == "llm")
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://test/apis/apps/v1/namespaces/shop/deployments/llm")
        #expect(request.headers.contains(.init("Authorization", "Bearer secret")))
        #expect(request.headers.contains(.init("User-Agent", "outrider/1.2.3")))
        #expect(request.headers.contains(.init("Accept", "application/json")))
        #expect(request.deadline == .seconds(15))
    }

    @Test func `a refusal reads as method, URL without query, code, reason and the server's words`() async throws {
        let client = Client.scripted(ScriptedTransport([.response(403, forbidden)]))
        let error = try #require(
            await failure { _ = try await client.list(Pod.self, in: ListScope(labelSelector: "secret=1")) })
        #expect(error.isForbidden)
        #expect(error.message == #"pods is forbidden: User "u" cannot list"#)
        #expect(
            error.description
                == #"GET https://test/api/v1/pods: 403 Forbidden: pods is forbidden: User "u" cannot list"#)
    }

    @Test func `an answer that is no Status is quoted, on one line and not for long`() async throws {
        let page = "<html>\n<h1>Bad gateway</h1>\n" + String(repeating: "x", count: 5_000)
        let client = Client.scripted(ScriptedTransport([.response(502, page)]))
        let error = try #require(await failure { _ = try await client.list(Pod.self) })
        #expect(error.code == 502)
        #expect(error.description.contains("<html> <h1>Bad gateway</h1>"))
        #expect(error.description.utf8.count < 300)
    }

    @Test func `an answer that is no JSON is an error with its place`() async throws {
        let client = Client.scripted(ScriptedTransport([.response(200, "hello")]))
        let error = try #require(await failure { _ = try await client.get(Pod.self, namespace: "a", name: "b") })
        #expect(
            error.description
                == "GET https://test/api/v1/namespaces/a/pods/b: invalid JSON at byte 0: expected an object")
    }

    @Test func `429 waits as long as the server asks`() async throws {
        let clock = TestClock()
        let transport = ScriptedTransport([
            .response(429, "", [.init("Retry-After", "2")]), .response(200, #"{"metadata":{"name":"a"}}"#),
        ])
        _ = try await Client.scripted(transport, clock: clock).get(Pod.self, namespace: "n", name: "a")
        #expect(clock.sleeps == [.seconds(2)])
        #expect(transport.requests.count == 2)
    }

    @Test func `attempts end, and the last answer is the error`() async throws {
        let transport = ScriptedTransport(
            (1...9).map { .response(503, #"{"kind":"Status","message":"try \#($0)"}"#, [.init("Retry-After", "1")]) })
        let client = Client.scripted(transport)
        let error = try #require(await failure { _ = try await client.list(Pod.self) })
        #expect(transport.requests.count == 4)
        #expect(error.message == "try 4")
        #expect(error.retryAfter == .seconds(1))
    }

    @Test func `a create whose connection broke is not sent twice, a replace is`() async throws {
        let once = ScriptedTransport([.failure(.interrupted("reset"))])
        var map = ConfigMap()
        map.metadata = Metadata(name: "m", namespace: "n")
        let created = map
        #expect(await failure { _ = try await Client.scripted(once).create(created) } != nil)
        #expect(once.requests.count == 1)
        let twice = ScriptedTransport([.failure(.interrupted("reset")), .response(200, map.json.text)])
        _ = try await Client.scripted(twice).replace(map)
        #expect(twice.requests.map(\.method) == [.put, .put])
    }

    @Test func `each write names its field manager and its kind of body`() async throws {
        let transport = ScriptedTransport(Array(repeating: .response(200, "{}"), count: 6))
        let client = Client.scripted(transport)
        let path = ResourcePath(.deployments, namespace: "n", name: "d")
        _ = try await client.patch(path, .merge(["a": 1]), as: JSONValue.self)
        _ = try await client.patch(path, .json([["op": "test"]]), as: JSONValue.self)
        _ = try await client.patch(path, .apply(["kind": "Deployment"], force: true), as: JSONValue.self)
        _ = try await client.setScale(of: .deployments, namespace: "n", name: "d", replicas: 3, resourceVersion: "7")
        _ = try await client.write(.create, ResourcePath(.pods, namespace: "n"), body: [:], as: JSONValue.self)
        try await client.delete(path, resourceVersion: "9")
        let requests = transport.requests
        let types = requests.map { $0.headers.first { $0.name == "Content-Type" }?.value ?? "" }
        #expect(
            types == [
                "application/merge-patch+json", "application/json-patch+json", "application/apply-patch+yaml",
                "application/merge-patch+json", "application/json", "application/json",
            ])
        #expect(requests.prefix(5).allSatisfy { $0.url.contains("fieldManager=outrider") })
        #expect(requests[2].url.hasSuffix("&force=true"))
        #expect(requests[3].url.hasPrefix("https://test/apis/apps/v1/namespaces/n/deployments/d/scale?"))
        #expect(
            String(decoding: requests[3].body ?? [], as: UTF8.self)
                == #"{"metadata":{"resourceVersion":"7"},"spec":{"replicas":3}}"#)
        #expect(String(decoding: requests[5].body ?? [], as: UTF8.self).contains(#""resourceVersion":"9""#))
    }

    @Test func `requests beyond the rate limit wait their turn`() async throws {
        let clock = TestClock()
        let transport = ScriptedTransport(Array(repeating: .response(200, "{}"), count: 4))
        let client = Client.scripted(transport, clock: clock) { configuration in
            configuration.requestsPerSecond = 10
            configuration.burst = 2
        }
        for _ in 0..<4 { _ = try await client.read(ResourcePath(.pods), as: JSONValue.self) }
        #expect(clock.sleeps == [.milliseconds(100), .milliseconds(100)])
    }

    @Test func `requests are counted by verb, resource and code`() async throws {
        let metrics = CountingMetrics()
        let transport = ScriptedTransport([
            .response(200, "{}"), .response(404, "{}"), .failure(.deadline(.seconds(1))),
        ])
        let client = Client.scripted(transport, metrics: metrics)
        for _ in 0..<3 { _ = try? await client.scale(of: .deployments, namespace: "n", name: "d") }
        for code in ["200", "404", "error"] {
            #expect(
                metrics["outrider_api_requests_total{verb=get,resource=deployments/scale,code=\(code)}"] == 1)
        }
        #expect(metrics["outrider_api_request_seconds{verb=get,resource=deployments/scale}"] == 2)
    }

    @Test func `a fetch carries no credentials, is tried once, and any status is an answer`() async throws {
        let transport = ScriptedTransport([.response(503, "busy", [.init("Content-Type", "text/plain")])])
        let answer = try await Client.scripted(transport).fetch(
            FetchRequest(url: "http://10.1.1.1:8000/metrics", deadline: .seconds(2), bodyBytesMax: 100))
        #expect(answer.status == 503)
        #expect(answer.contentType == "text/plain")
        let request = try #require(transport.requests.first)
        #expect(!request.headers.contains { $0.name == "Authorization" })
        #expect(request.proxy == .none)
        #expect(request.bytesMax == 100)
        #expect(request.deadline == .seconds(2))
    }

    @Test func `a fetch that fails does not show its query`() async throws {
        let client = Client.scripted(ScriptedTransport([.failure(.refused("no route"))]))
        let error = try #require(
            await failure {
                _ = try await client.fetch(FetchRequest(url: "http://p:9/metrics?token=abc", deadline: .seconds(1)))
            })
        #expect(error.description == "GET http://p:9/metrics: no connection: no route")
    }

    @Test func `a cancelled request says so`() async throws {
        let transport = ScriptedTransport([])
        let client = Client.scripted(transport)
        let task = Task { try await client.list(Pod.self) }
        #expect(await eventually { !transport.requests.isEmpty })
        task.cancel()
        let error = try #require(await failure { _ = try await task.value })
        #expect(error.isCancelled)
    }

    @Test func `a lease that is not there is nil, and one that was taken is a conflict`() async throws {
        let client = Client.scripted(ScriptedTransport([.response(404, "{}"), .response(409, "{}")]))
        let leases = LeaseCalls(client: client, namespace: "outrider")
        #expect(try await leases.read("m") == nil)
        var lease = Lease()
        lease.metadata.name = "m"
        let mine = lease
        let error = try #require(await failure { _ = try await leases.replace(mine) })
        #expect(error.isConflict)
    }
}
