import Testing

@testable import EmbeddedCluster

@Suite struct RequestInfoTests {
    private func info(_ method: String, _ path: String, _ query: String = "") -> RequestInfo {
        RequestInfo(method: method, path: path, query: QueryItems(query))
    }

    @Test func `a collection is listed, watched or deleted as one`() {
        #expect(info("GET", "/api/v1/pods").verb == "list")
        #expect(info("GET", "/api/v1/namespaces/a/pods", "watch=1").verb == "watch")
        #expect(info("GET", "/api/v1/namespaces/a/pods", "watch=false").verb == "list")
        #expect(info("DELETE", "/api/v1/namespaces/a/pods").verb == "deletecollection")
    }

    @Test func `a namespaced object has all its parts`() throws {
        let info = info("PATCH", "/apis/apps/v1/namespaces/a/deployments/web/scale")
        let resource = try #require(info.resource)
        #expect(info.verb == "patch")
        #expect(
            resource
                == RequestInfo.Resource(
                    group: "apps", version: "v1", namespace: "a", resource: "deployments", name: "web",
                    subresource: "scale"))
    }

    @Test func `a namespace lives in the namespace of its own name`() throws {
        let resource = try #require(info("GET", "/api/v1/namespaces/a").resource)
        #expect((resource.namespace, resource.resource, resource.name) == ("a", "namespaces", "a"))
        let status = try #require(info("PUT", "/api/v1/namespaces/a/status").resource)
        #expect((status.resource, status.subresource) == ("namespaces", "status"))
    }

    @Test func `the old prefix watches one object`() throws {
        let info = info("GET", "/api/v1/watch/namespaces/a/configmaps/x")
        #expect(info.verb == "watch")
        #expect(info.resource?.name == "x")
    }

    @Test func `other paths are no resources`() {
        #expect(info("GET", "/healthz").resource == nil)
        #expect(info("POST", "/apis/apps/v1").resource == nil)
        #expect(info("POST", "/apis").verb == "post")
    }

    @Test func `escapes are resolved once`() {
        #expect(QueryItems("labelSelector=a%20in%20(b)&x=1+2&y=%zz")["labelSelector"] == "a in (b)")
        #expect(QueryItems("x=1+2")["x"] == "1 2")
        #expect(QueryItems("y=%zz&z=%2541")["y"] == "%zz")
        #expect(QueryItems("z=%2541")["z"] == "%41")
    }
}
