import KubernetesAPI
import KubernetesClient
import Testing

@Suite struct EventWriterTests {
    private let deployment = ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "llm")

    @Test func `a repeated event is one object with a count`() async throws {
        let transport = ScriptedTransport([.response(201, "{}"), .response(200, "{}")])
        let writer = EventWriter(
            client: Client.scripted(transport), instance: "pod-1", clock: TestClock(), log: .silent)
        for _ in 0..<2 {
            await writer.record(deployment, kind: .warning, reason: "BadAnnotation", action: "Read", note: "mode is on")
        }
        let requests = transport.requests
        #expect(requests.map(\.method) == [.post, .patch])
        let event = try Event(json: requests[0].body ?? [])
        #expect(event.controller == "outrider.dev/controller")
        #expect(event.instance == "pod-1")
        #expect(event.kind == .warning)
        #expect(requests[0].url.hasPrefix("https://test/apis/events.k8s.io/v1/namespaces/shop/events?"))
        #expect(requests[1].url.contains("/events/\(event.metadata.name)?"))
        #expect(try JSONValue(json: requests[1].body ?? [])[path: "series", "count"] == 2)
    }

    @Test func `a refused event harms nobody, and a forgotten one begins anew`() async {
        let transport = ScriptedTransport([.response(201, "{}"), .response(404, "{}"), .response(201, "{}")])
        let writer = EventWriter(client: Client.scripted(transport), instance: "p", clock: TestClock(), log: .silent)
        for _ in 0..<3 { await writer.record(deployment, kind: .normal, reason: "R", action: "A", note: "n") }
        #expect(transport.requests.map(\.method) == [.post, .patch, .post])
    }

    @Test func `a long note is cut to what the API takes`() async throws {
        let transport = ScriptedTransport([.response(201, "{}")])
        let writer = EventWriter(client: Client.scripted(transport), instance: "p", clock: TestClock(), log: .silent)
        await writer.record(
            deployment, kind: .normal, reason: "R", action: "A", note: String(repeating: "é", count: 2_000))
        let event = try Event(json: transport.requests.first?.body ?? [])
        #expect(event.note.utf8.count <= Event.noteBytesMax)
    }
}
