import APIMachinery
import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct ServerAccessTests {
    @Test func `a controller sees its own writes and those of clients as changes`() async throws {
        let fixture = try ServerFixture()
        let access = ServerAccess(objects: fixture.server.objects)
        let start = access.revision
        _ = try await fixture.ask("POST", "/api/v1/namespaces/default/configmaps", ServerFixture.configMap("a"))
        var object = try #require(access.find(.configMaps, namespace: "default", name: "a"))
        object["data"] = ["k": "w"]
        _ = try access.update(.configMaps, object)
        try access.delete(.configMaps, namespace: "default", name: "a", graceSeconds: nil)

        let changes = try #require(access.changes(since: start))
        #expect(changes.map(\.kind) == [.added, .modified, .deleted])
        #expect(changes.allSatisfy { $0.resource == .configMaps })
        #expect(access.list(.configMaps, namespace: nil).isEmpty)
    }

    @Test func `an older version is refused`() async throws {
        let fixture = try ServerFixture()
        let access = ServerAccess(objects: fixture.server.objects)
        let old = try access.create(.configMaps, namespace: "default", ServerFixture.configMap("a"))
        var newer = old
        newer["data"] = ["k": "1"]
        _ = try access.update(.configMaps, newer)
        var older = old
        older["data"] = ["k": "2"]
        let error = #expect(throws: StatusError.self) { _ = try access.update(.configMaps, older) }
        #expect(error?.code == 409)
    }

    @Test func `changes from before a compaction are nil`() async throws {
        let fixture = try ServerFixture()
        let access = ServerAccess(objects: fixture.server.objects)
        let start = access.revision
        _ = try access.create(.configMaps, namespace: "default", ServerFixture.configMap("a"))
        fixture.server.store.compact()
        #expect(access.changes(since: start) == nil)
        #expect(access.changes(since: access.revision)?.isEmpty == true)
    }
}
