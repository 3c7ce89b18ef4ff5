import KubernetesAPI
import Testing

@testable import APIMachinery

@Suite struct FieldSelectorTests {
    private func type(_ group: String, _ name: String) throws -> ResourceType {
        try #require(ResourceRegistry.builtIn.type(group: group, version: "v1", name: name))
    }

    @Test func `all terms must hold`() throws {
        let pods = try type("", "pods")
        let selector = try FieldSelector(parsing: "spec.nodeName=n1,status.phase!=Running", type: pods)
        #expect(selector.matches(["spec": ["nodeName": "n1"], "status": ["phase": "Pending"]]))
        #expect(!selector.matches(["spec": ["nodeName": "n1"], "status": ["phase": "Running"]]))
    }

    @Test(arguments: [
        (
            "configmaps", "data.i=1",
            #""data.i" is not a known field selector: only "metadata.name", "metadata.namespace""#
        ),
        ("configmaps", "nonsense", "invalid selector: 'nonsense'; can't understand 'nonsense'"),
        ("pods", "spec.containers=x", "field label not supported: spec.containers"),
    ])
    func `fields that cannot be selected by are refused`(name: String, text: String, message: String) throws {
        let type = try type("", name)
        #expect(throws: StatusError.badRequest(message)) { try FieldSelector(parsing: text, type: type) }
    }

    @Test func `both groups of events select by their own names`() throws {
        let event: JSONValue = ["involvedObject": ["name": "web"], "reportingComponent": "outrider"]
        #expect(try FieldSelector(parsing: "involvedObject.name=web", type: type("", "events")).matches(event))
        #expect(try FieldSelector(parsing: "regarding.name=web", type: type("events.k8s.io", "events")).matches(event))
        #expect(try FieldSelector(parsing: "source=outrider", type: type("", "events")).matches(event))
    }
}
