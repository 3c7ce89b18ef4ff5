import APIMachinery
import KubernetesAPI
import Testing

@Suite struct StatusErrorTests {
    @Test func `an absent object is named with its group`() throws {
        let type = try #require(ResourceRegistry.builtIn.type(group: "apps", version: "v1", name: "deployments"))
        let status = StatusError.notFound(type, name: "absent")
        #expect(status.message == #"deployments.apps "absent" not found"#)
        #expect(status.json["details"] == ["name": "absent", "group": "apps", "kind": "deployments"])
    }
}
