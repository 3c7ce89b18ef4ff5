import APIMachinery
import KubernetesAPI
import Testing

@Suite struct DiscoveryTests {
    private let discovery = Discovery(.builtIn)

    @Test func `groups are listed in the server's order, the preferred version first`() throws {
        let groups = try #require(discovery.groupList()["groups"]?.arrayValue)
        #expect(groups.first?["name"] == "apps")
        let scaling = try #require(groups.first { $0["name"] == "autoscaling" })
        #expect(scaling[path: "preferredVersion", "version"] == "v2")
        #expect(scaling["versions"]?.arrayValue?.count == 2)
    }

    @Test func `only the core list goes without an apiVersion`() {
        #expect(discovery.resourceList(group: "", version: "v1")?["apiVersion"] == nil)
        #expect(discovery.resourceList(group: "apps", version: "v1")?["apiVersion"] == "v1")
        #expect(discovery.resourceList(group: "apps", version: "v9") == nil)
    }

    /// Recorded from kube-apiserver 1.36.2, `discovery-016` and `discovery-021`.
    @Test func `a deployment and its scale are described in both forms`() throws {
        let list = try #require(discovery.resourceList(group: "apps", version: "v1")?["resources"]?.arrayValue)
        #expect(
            list.first { $0["name"] == "deployments/scale" } == [
                "name": "deployments/scale", "singularName": "", "namespaced": true, "group": "autoscaling",
                "version": "v1", "kind": "Scale", "verbs": ["get", "patch", "update"],
            ])
        let group = try #require(discovery.aggregatedGroups()["items"]?.arrayValue?.first)
        let resources = group["versions"]?.arrayValue?.first?["resources"]?.arrayValue
        let deployments = try #require(resources?.first { $0["resource"] == "deployments" })
        #expect(deployments["responseKind"] == ["group": "", "version": "", "kind": "Deployment"])
        #expect(deployments["shortNames"] == ["deploy"])
        #expect(deployments["subresources"]?.arrayValue?.count == 2)
    }
}
