import HTTPServing
import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct WatchEndpointTests {
    private static let path = "/api/v1/namespaces/default/configmaps"

    @Test func `begins with what there is, then follows`() async throws {
        let fixture = try ServerFixture()
        _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap("a"))
        let watch = await fixture.watch(Self.path + "?watch=true")
        #expect(await watch.next() == "ADDED a")
        _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap("b"))
        #expect(await watch.next() == "ADDED b")
        _ = try await fixture.ask("DELETE", Self.path + "/a")
        #expect(await watch.next() == "DELETED a")
    }

    @Test func `from a version it sends exactly what came later`() async throws {
        let fixture = try ServerFixture()
        _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap("a"))
        let version = fixture.server.store.read { $0.revision }
        _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap("b"))
        let watch = await fixture.watch(Self.path + "?watch=true&resourceVersion=\(version)")
        #expect(await watch.next() == "ADDED b")
    }

    @Test func `a write that changes nothing sends nothing`() async throws {
        let fixture = try ServerFixture()
        _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap("a"))
        let watch = await fixture.watch(Self.path + "?watch=true")
        #expect(await watch.next() == "ADDED a")
        let merge = "application/merge-patch+json"
        _ = try await fixture.ask("PATCH", Self.path + "/a", ["data": ["k": "v"]], headers: ["Content-Type": merge])
        _ = try await fixture.ask("PATCH", Self.path + "/a", ["data": ["k": "w"]], headers: ["Content-Type": merge])
        let frame = try #require(await watch.nextFrame())
        #expect(frame["object"]?["data"]?["k"] == "w")
    }

    @Test func `an object that leaves the selector is deleted as it was`() async throws {
        let fixture = try ServerFixture()
        let created = try await fixture.ask("POST", Self.path, ServerFixture.configMap("a", labels: ["in": "yes"]))
        let watch = await fixture.watch(Self.path + "?watch=true&labelSelector=in%3Dyes")
        #expect(await watch.next() == "ADDED a")
        let patched = try await fixture.ask(
            "PATCH", Self.path + "/a", ["metadata": ["labels": ["in": "no"]]],
            headers: ["Content-Type": "application/merge-patch+json"])
        let frame = try #require(await watch.nextFrame())
        #expect(frame["type"] == "DELETED")
        #expect(frame["object"]?["metadata"]?["labels"]?["in"] == "yes")
        let version = frame["object"]?["metadata"]?["resourceVersion"]
        #expect(version == patched.body["metadata"]?["resourceVersion"])
        #expect(version != created.body["metadata"]?["resourceVersion"])
    }

    @Test func `a forgotten version is one ERROR frame with 410`() async throws {
        let fixture = try ServerFixture()
        let watch = await fixture.watch(Self.path + "?watch=true&resourceVersion=1")
        let frame = try #require(await watch.nextFrame())
        #expect(frame["type"] == "ERROR")
        #expect(frame["object"]?["code"] == 410)
        #expect(await watch.next() == nil)
    }

    @Test func `a watch that lags behind a compaction ends with 410`() async throws {
        let fixture = try ServerFixture()
        let version = fixture.server.store.read { $0.revision }
        _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap("a"))
        fixture.server.store.compact()
        let watch = await fixture.watch(Self.path + "?watch=true&resourceVersion=\(version)")
        #expect(try #require(await watch.nextFrame())["object"]?["code"] == 410)
    }

    @Test func `initial events end with a marked bookmark`() async throws {
        let fixture = try ServerFixture()
        _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap("a"))
        let watch = await fixture.watch(
            Self.path + "?watch=true&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan")
        #expect(await watch.next() == "ADDED a")
        let frame = try #require(await watch.nextFrame())
        #expect(frame["type"] == "BOOKMARK")
        #expect(frame["object"]?["metadata"]?["annotations"]?["k8s.io/initial-events-end"] == "true")
    }

    @Test func `a bookmark comes before the end, and then the end`() async throws {
        let fixture = try ServerFixture()
        let watch = await fixture.watch(
            Self.path + "?watch=true&allowWatchBookmarks=true&timeoutSeconds=10&resourceVersion=0")
        while fixture.time.sleeperCount == 0 { await Task.yield() }
        fixture.time.advance(by: .seconds(8))
        #expect(await watch.next() == "BOOKMARK ")
        while fixture.time.sleeperCount == 0 { await Task.yield() }
        fixture.time.advance(by: .seconds(2))
        #expect(await watch.next() == nil)
    }
}
