import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct ListEndpointTests {
    private static let path = "/api/v1/namespaces/default/configmaps"

    private func filled() async throws -> ServerFixture {
        let fixture = try ServerFixture()
        for name in ["a", "b", "c", "d"] {
            let labels: JSONValue = name < "c" ? ["half": "first"] : [:]
            _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap(name, labels: labels))
        }
        return fixture
    }

    private func names(_ list: JSONValue) -> [String] {
        (list["items"]?.arrayValue ?? []).map(\.name)
    }

    @Test func `pages show one version, whatever is written between them`() async throws {
        let fixture = try await filled()
        let first = try await fixture.ask("GET", Self.path + "?limit=2").body
        #expect(names(first) == ["a", "b"])
        #expect(first["metadata"]?["remainingItemCount"] == 2)
        let token = try #require(first["metadata"]?["continue"]?.stringValue)
        _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap("bb"))
        _ = try await fixture.ask("DELETE", Self.path + "/c")

        let second = try await fixture.ask("GET", Self.path + "?limit=2&continue=\(token)").body
        #expect(names(second) == ["c", "d"])
        #expect(second["metadata"]?["continue"] == nil)
        #expect(second["metadata"]?["resourceVersion"] == first["metadata"]?["resourceVersion"])
    }

    @Test func `a forgotten page is 410 with a token that goes on`() async throws {
        let fixture = try await filled()
        let first = try await fixture.ask("GET", Self.path + "?limit=2").body
        let token = try #require(first["metadata"]?["continue"]?.stringValue)
        _ = try await fixture.ask("POST", Self.path, ServerFixture.configMap("bb"))
        fixture.server.store.compact()

        let refused = try await fixture.ask("GET", Self.path + "?limit=2&continue=\(token)")
        #expect(refused.status == 410)
        let fresh = try #require(refused.body["metadata"]?["continue"]?.stringValue)
        let rest = try await fixture.ask("GET", Self.path + "?limit=9&continue=\(fresh)").body
        #expect(names(rest) == ["bb", "c", "d"])
    }

    @Test func `a selector leaves the count of the rest unsaid`() async throws {
        let list = try await filled().ask("GET", Self.path + "?limit=1&labelSelector=half").body
        #expect(names(list) == ["a"])
        #expect(list["metadata"]?["continue"] != nil)
        #expect(list["metadata"]?["remainingItemCount"] == nil)
    }

    @Test func `an exact version shows the past`() async throws {
        let fixture = try await filled()
        let then = fixture.server.store.read { $0.revision }
        _ = try await fixture.ask("DELETE", Self.path + "/a")
        let query = "?resourceVersion=\(then)&resourceVersionMatch=Exact"
        #expect(names(try await fixture.ask("GET", Self.path + query).body) == ["a", "b", "c", "d"])
        #expect(names(try await fixture.ask("GET", Self.path).body) == ["b", "c", "d"])
    }

    @Test func `a version to come is waited for, then 504`() async throws {
        let fixture = try await filled()
        async let answer = fixture.ask("GET", Self.path + "?resourceVersion=900000")
        while fixture.time.sleeperCount == 0 { await Task.yield() }
        fixture.time.advance(by: .seconds(3))
        let late = try await answer
        #expect(late.status == 504)
        #expect(late.body["details"]?["retryAfterSeconds"] == 1)
    }

    @Test func `an item of a typed list has no kind of its own`() async throws {
        let list = try await filled().ask("GET", Self.path).body
        #expect(list["kind"] == "ConfigMapList")
        #expect(list["items"]?.arrayValue?.first?["kind"] == nil)
    }
}
