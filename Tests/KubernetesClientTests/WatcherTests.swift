import KubernetesAPI
import KubernetesClient
import Measures
import Testing

@Suite struct WatcherTests {
    private func page(_ names: [String], version: String, token: String = "") -> ScriptedTransport.Answer {
        let items = names.map {
            #"{"metadata":{"name":"\#($0)","namespace":"shop","uid":"\#($0)","resourceVersion":"1"}}"#
        }
        let metadata = #"{"resourceVersion":"\#(version)","continue":"\#(token)"}"#
        return .response(200, #"{"metadata":\#(metadata),"items":[\#(items.joined(separator: ","))]}"#)
    }

    private func frame(_ type: String, _ name: String, _ version: String) -> String {
        """
        {"type":"\(type)","object":{"metadata":{"name":"\(name)","namespace":"shop","resourceVersion":"\(version)"}}}
        """
    }

    private func bookmark(_ version: String) -> String {
        #"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"\#(version)"}}}"#
    }

    private let gone = #"{"kind":"Status","code":410,"reason":"Expired","message":"too old resource version"}"#

    /// Runs a watcher over a script until the script is used up and `condition` holds.
    private func run(
        _ answers: [ScriptedTransport.Answer], clock: TestClock = TestClock(),
        metrics: CountingMetrics = CountingMetrics(), until condition: @escaping (Store<Pod>) -> Bool = { _ in true }
    ) async -> (store: Store<Pod>, transport: ScriptedTransport) {
        let transport = ScriptedTransport(answers)
        let store = Store<Pod>()
        let client = Client.scripted(transport, clock: clock, metrics: metrics)
        let watcher = Watcher(client: client, store: store, scope: .namespace("shop"), log: .silent)
        let task = Task { await watcher.run() }
        #expect(await eventually { transport.requests.count > answers.count && condition(store) })
        task.cancel()
        await task.value
        return (store, transport)
    }

    private func names(_ store: Store<Pod>) -> [String] { store.objects().map(\.metadata.name).sorted() }

    @Test func `pages are one list, and frames follow it`() async {
        let (store, transport) = await run([
            page(["a"], version: "10", token: "t/1"), page(["b"], version: "10"),
            .stream([frame("ADDED", "c", "11"), frame("DELETED", "a", "12"), frame("MODIFIED", "b", "13")], .orderly),
        ])
        #expect(names(store) == ["b", "c"])
        let targets = transport.targets
        #expect(targets[0] == "/api/v1/namespaces/shop/pods?limit=500")
        #expect(targets[1] == "/api/v1/namespaces/shop/pods?limit=500&continue=t%2F1")
        #expect(
            targets[2].hasPrefix("/api/v1/namespaces/shop/pods?watch=true&allowWatchBookmarks=true&resourceVersion=10"))
        #expect(targets[3].contains("resourceVersion=13"), "resumed where it ended, without a list")
    }

    @Test func `a bookmark moves the place to resume from`() async {
        let (_, transport) = await run([
            page(["a"], version: "10"), .stream([bookmark("99")], .failure(.interrupted("reset"))),
        ])
        #expect(transport.targets.last?.contains("resourceVersion=99") == true)
    }

    @Test(arguments: [true, false]) func `410 leads to a list, as a status and as a frame`(asFrame: Bool) async {
        let metrics = CountingMetrics()
        let refusal: ScriptedTransport.Answer =
            asFrame ? .stream([#"{"type":"ERROR","object":\#(gone)}"#], .orderly) : .response(410, gone)
        let (store, transport) = await run(
            [page(["a", "b"], version: "10"), refusal, page(["b", "c"], version: "50")], metrics: metrics)
        #expect(names(store) == ["b", "c"], "what was deleted meanwhile is noticed")
        #expect(transport.targets[2] == "/api/v1/namespaces/shop/pods?limit=500")
        #expect(metrics["outrider_watch_restarts_total{resource=pods,reason=gone}"] == 1)
    }

    @Test func `readers keep the old list while a new one arrives or fails`() async {
        let (store, _) = await run([
            page(["a"], version: "10"), .response(410, gone), page(["x"], version: "20", token: "more"),
            .failure(.interrupted("reset")), .failure(.interrupted("reset")), .failure(.interrupted("reset")),
            .failure(.interrupted("reset")),
        ])
        #expect(names(store) == ["a"])
    }

    @Test func `an expired continue token leads to a list in one piece`() async {
        let (store, transport) = await run([
            page(["a"], version: "10", token: "t"), .response(410, gone), page(["a", "b"], version: "12"),
        ])
        #expect(names(store) == ["a", "b"])
        #expect(transport.targets[2] == "/api/v1/namespaces/shop/pods")
    }

    @Test func `a half-open connection is cut and resumed without a list`() async {
        let metrics = CountingMetrics()
        let (_, transport) = await run(
            [page([], version: "10"), .stream([frame("ADDED", "a", "11")], .failure(.silent(.seconds(150))))],
            metrics: metrics)
        #expect(transport.targets.last?.contains("resourceVersion=11") == true)
        #expect(metrics["outrider_watch_restarts_total{resource=pods,reason=silent}"] == 1)
    }

    @Test func `silence means more once a server sends bookmarks`() async {
        let (_, transport) = await run([page([], version: "10"), .stream([bookmark("11")], .orderly)])
        let limits = transport.requests.compactMap(\.silenceMax)
        #expect(limits.count == 2)
        #expect(limits[0] >= .seconds(320) && limits[0] <= .seconds(630))
        #expect(limits[1] == .seconds(150))
    }

    @Test func `the server is asked to end a watch between 290 and 600 seconds`() async {
        let (_, transport) = await run([page([], version: "10"), .stream([], .orderly)])
        let asked = transport.targets[1].split(separator: "timeoutSeconds=").last.flatMap { Int($0) } ?? 0
        #expect((290...600).contains(asked))
    }

    @Test func `failures wait longer each time, and a frame starts anew`() async {
        let clock = TestClock()
        let down = Array(repeating: ScriptedTransport.Answer.response(500, "{}"), count: 4)
        _ = await run(
            down + [page([], version: "10"), .stream([frame("ADDED", "a", "11")], .orderly), .response(500, "{}")],
            clock: clock)
        let waits = clock.sleeps.map(\.seconds)
        #expect(waits.count == 5)
        for (wait, bound) in zip(waits, [0.5, 1, 2, 4, 0.5]) { #expect(wait >= bound / 2 && wait <= bound) }
    }

    @Test func `a server that asks for time gets it`() async {
        let clock = TestClock()
        _ = await run([.response(503, "", [.init("Retry-After", "60")])], clock: clock)
        #expect(clock.sleeps.contains(.seconds(60)))
    }

    @Test func `an object that cannot be read hides no other, and its version counts`() async {
        let bad = #"{"type":"MODIFIED","object":{"metadata":{"name":5,"resourceVersion":"12"}}}"#
        let (store, transport) = await run([
            page(["a"], version: "10"), .stream([bad, frame("ADDED", "b", "13")], .orderly),
        ])
        #expect(names(store) == ["a", "b"])
        #expect(transport.targets.last?.contains("resourceVersion=13") == true)
    }

    @Test func `a line that is no JSON leads to a list after a wait`() async {
        let clock = TestClock()
        let (_, transport) = await run(
            [page([], version: "10"), .stream(["<html>"], .orderly), page([], version: "11")], clock: clock)
        #expect(clock.sleeps.count == 1)
        #expect(transport.targets[2] == "/api/v1/namespaces/shop/pods?limit=500")
    }
}
