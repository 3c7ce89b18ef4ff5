import KubernetesAPI
import Measures
import Testing

@testable import APIMachinery

@Suite struct ServiceStrategyTests {
    private func created(_ spec: JSONValue) throws -> JSONValue {
        let type = try #require(ResourceRegistry.builtIn.type(group: "", version: "v1", name: "services"))
        let request = WriteRequest(
            type: type, namespace: "shop", name: "", options: WriteOptions(manager: "m"), now: Timestamp(seconds: 0),
            freshUID: "uid", nameSuffix: "abcde")
        let body: JSONValue = ["metadata": ["name": "web"], "spec": spec]
        return try ObjectWriter().create(.value(body), request).object["spec"] ?? [:]
    }

    @Test func `a service gets an address of the cluster, a headless one none`() throws {
        let spec = try created(["ports": [["port": 80]]])
        #expect(spec.text("clusterIP").hasPrefix("10.96."))
        #expect(spec["clusterIPs"] == [spec["clusterIP"] ?? ""])
        #expect(spec["ports"] == [["port": 80, "protocol": "TCP", "targetPort": 80]])
        #expect(try created(["clusterIP": "None"])["clusterIPs"] == ["None"])
    }

    @Test func `node ports differ and lie in their range`() throws {
        let ports: JSONValue = [["name": "a", "port": 80], ["name": "b", "port": 81]]
        let numbers = try created(["type": "NodePort", "ports": ports]).items("ports").map { $0.number("nodePort") }
        #expect(Set(numbers).count == 2)
        #expect(numbers.allSatisfy { (30_000..<32_768).contains($0) })
    }
}
