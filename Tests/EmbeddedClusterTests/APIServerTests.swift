import APIMachinery
import HTTPServing
import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct APIServerTests {
    private static let path = "/api/v1/namespaces/default/configmaps"

    @Test func `who shows nothing is 401, who may not is 403`() async throws {
        let fixture = try ServerFixture()
        #expect(try await fixture.ask("GET", Self.path, as: "").status == 401)
        let refused = try await fixture.ask("GET", Self.path, as: "plain")
        #expect(refused.status == 403)
        #expect(
            refused.body["message"]
                == #"configmaps is forbidden: User "nobody" cannot list resource "configmaps" in API group "" in the namespace "default""#
        )
    }

    @Test func `discovery is open to everybody who is somebody`() async throws {
        let fixture = try ServerFixture()
        #expect(try await fixture.ask("GET", "/apis", as: "plain").status == 200)
        #expect(await fixture.response("GET", "/metrics", as: "plain").status == 403)
    }

    @Test func `a role opens what it names at once`() async throws {
        let fixture = try ServerFixture()
        let group = "/apis/rbac.authorization.k8s.io/v1/namespaces/default"
        _ = try await fixture.ask(
            "POST", "\(group)/roles",
            [
                "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": ["name": "reader"],
                "rules": [["verbs": ["list"], "apiGroups": [""], "resources": ["configmaps"]]],
            ])
        #expect(try await fixture.ask("GET", Self.path, as: "plain").status == 403)
        _ = try await fixture.ask(
            "POST", "\(group)/rolebindings",
            [
                "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": ["name": "reader"],
                "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "reader"],
                "subjects": [["apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "nobody"]],
            ])
        #expect(try await fixture.ask("GET", Self.path, as: "plain").status == 200)
    }

    @Test func `an unknown group is plain text, an unknown resource a Status`() async throws {
        let fixture = try ServerFixture()
        let response = await fixture.response("GET", "/apis/nosuch.example/v1/things")
        #expect(response.status == 404)
        #expect(response.headers["Content-Type"] == "text/plain; charset=utf-8")
        #expect(try await fixture.ask("GET", "/apis/apps/v1/nosuch").body["kind"] == "Status")
    }

    @Test func `a dry run answers and keeps nothing`() async throws {
        let fixture = try ServerFixture()
        let before = fixture.server.store.read { $0.revision }
        let answer = try await fixture.ask("POST", Self.path + "?dryRun=All", ServerFixture.configMap("a"))
        #expect(answer.status == 201)
        #expect(try await fixture.ask("GET", Self.path + "/a").status == 404)
        #expect(fixture.server.store.read { $0.revision } == before)
    }

    @Test func `a dry binding and a dry eviction leave the pod as it was`() async throws {
        let fixture = try ServerFixture()
        let pods = "/api/v1/namespaces/default/pods"
        let nodes: JSONValue = ["apiVersion": "v1", "kind": "Node", "metadata": ["name": "n"]]
        #expect(try await fixture.ask("POST", "/api/v1/nodes", nodes).status == 201)
        let pod: JSONValue = [
            "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "p"],
            "spec": ["containers": [["name": "c", "image": "i"]]],
        ]
        #expect(try await fixture.ask("POST", pods, pod).status == 201)
        let before = fixture.server.store.read { $0.revision }
        let binding: JSONValue = [
            "apiVersion": "v1", "kind": "Binding", "metadata": ["name": "p"], "target": ["kind": "Node", "name": "n"],
        ]
        #expect(try await fixture.ask("POST", "\(pods)/p/binding?dryRun=All", binding).status == 201)
        let eviction: JSONValue = ["apiVersion": "policy/v1", "kind": "Eviction", "metadata": ["name": "p"]]
        #expect(try await fixture.ask("POST", "\(pods)/p/eviction?dryRun=All", eviction).status == 201)
        #expect(fixture.server.store.read { $0.revision } == before)
        #expect(try await fixture.ask("POST", "\(pods)/p/eviction", eviction).status == 201)
        #expect(fixture.server.store.read { $0.revision } > before)
    }

    @Test func `a namespace that is not there takes no objects`() async throws {
        let answer = try await ServerFixture().ask(
            "POST", "/api/v1/namespaces/nosuch/configmaps", ServerFixture.configMap("a"))
        #expect(answer.status == 404)
        #expect(answer.body["message"] == #"namespaces "nosuch" not found"#)
    }

    @Test func `the last finalizer ends a deletion`() async throws {
        let fixture = try ServerFixture()
        var object = ServerFixture.configMap("a")
        object["metadata"]?["finalizers"] = ["example.com/hold"]
        _ = try await fixture.ask("POST", Self.path, object)
        let marked = try await fixture.ask("DELETE", Self.path + "/a")
        #expect(marked.body["metadata"]?["deletionTimestamp"] != nil)
        #expect(try await fixture.ask("GET", Self.path + "/a").status == 200)
        _ = try await fixture.ask(
            "PATCH", Self.path + "/a", ["metadata": ["finalizers": .null]],
            headers: ["Content-Type": "application/merge-patch+json"])
        #expect(try await fixture.ask("GET", Self.path + "/a").status == 404)
    }

    @Test func `a masters' user may act as another, others may not`() async throws {
        let fixture = try ServerFixture()
        let headers: HTTPHeaders = ["Impersonate-User": "nobody"]
        #expect(try await fixture.ask("GET", Self.path, headers: headers).status == 403)
        #expect(try await fixture.ask("GET", "/version", headers: headers).status == 200)
        #expect(
            try await fixture.ask("GET", "/version", as: "plain", headers: ["Impersonate-User": "admin"]).status == 403)
        #expect(try await fixture.ask("GET", "/version", headers: ["Impersonate-Group": "x"]).status == 400)
    }

    @Test func `a body that is too long is 413`() async throws {
        let fixture = try ServerFixture()
        let answer = await fixture.server.answer(
            HTTPRequest(
                method: "POST", path: Self.path, headers: ["Authorization": "Bearer root"], isBodyTooLong: true))
        #expect(answer.status == 413)
    }

    @Test func `services get addresses of their own`() async throws {
        let fixture = try ServerFixture()
        var addresses: Set<String> = []
        for name in ["a", "b"] {
            let service: JSONValue = [
                "apiVersion": "v1", "kind": "Service", "metadata": ["name": .string(name)],
                "spec": ["ports": [["port": 80]]],
            ]
            let answer = try await fixture.ask("POST", "/api/v1/namespaces/default/services", service)
            addresses.insert(try #require(answer.body["spec"]?["clusterIP"]?.stringValue))
        }
        #expect(addresses.count == 2)
        #expect(addresses.allSatisfy { $0.hasPrefix("10.96.") })
    }
}
