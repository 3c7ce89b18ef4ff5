import KubernetesAPI
import Testing

@testable import APIMachinery

@Suite struct TypedDecoderTests {
    private func decoded(_ object: JSONValue, as kind: String) throws -> JSONValue {
        var decoder = TypedDecoder()
        return try decoder.object(object, as: Schema.builtIn.structure(kind))
    }

    @Test func `zeros of plain fields go, zeros behind pointers stay`() throws {
        let result = try decoded(["spec": ["replicas": 0, "minReadySeconds": 0, "paused": false]], as: "Deployment")
        #expect(result[path: "spec", "replicas"] == 0)
        #expect(result[path: "spec", "minReadySeconds"] == nil)
        #expect(result[path: "spec", "paused"] == nil)
        #expect(result["status"] == [:])
    }

    @Test func `fields that are never left out are spelled out`() throws {
        let result = try decoded(["addressType": "IPv4"], as: "EndpointSlice")
        #expect(result["endpoints"] == .some(.null))
        #expect(result["ports"] == .some(.null))
    }

    @Test func `unknown fields are dropped and named`() throws {
        var decoder = TypedDecoder()
        let object: JSONValue = ["spec": ["containers": [["name": "c", "imag": "x"]], "nope": 1]]
        let result = try decoder.object(object, as: Schema.builtIn.structure("Pod"))
        #expect(result[path: "spec", "nope"] == nil)
        #expect(Set(decoder.unknownFields) == ["spec.containers[0].imag", "spec.nope"])
    }

    @Test func `quantities and times become canonical`() throws {
        let limits: JSONValue = ["cpu": "0.5e1", "memory": "2048Mi", "n": 3]
        let object: JSONValue = ["spec": ["containers": [["name": "c", "resources": ["limits": limits]]]]]
        let containers = try decoded(object, as: "Pod")[path: "spec", "containers"]?.arrayValue
        #expect(containers?[0][path: "resources", "limits"] == ["cpu": "5", "memory": "2Gi", "n": "3"])
    }

    @Test(arguments: ["2020-01-01T00:00:11Z", "2020-01-01T00:00:12.123456789Z", "now"])
    func `a lease time needs six digits of fraction`(text: String) {
        #expect(throws: TypedDecoder.Mismatch.self) {
            try decoded(["spec": ["renewTime": .string(text)]], as: "Lease")
        }
    }

    @Test func `a value of the wrong type names its field`() {
        let expected = TypedDecoder.Mismatch(
            message: "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32")
        #expect(throws: expected) { try decoded(["spec": ["replicas": "three"]], as: "Deployment") }
    }
}
