import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct AcceleratorClassTests {
    private let node: JSONValue = ["metadata": ["labels": ["nvidia.com/gpu.product": "NVIDIA-H100-80GB-HBM3"]]]

    private func object(label: String? = nil, selector: [String: JSONValue] = [:]) -> JSONValue {
        var object: JSONValue = ["metadata": ["name": "a"], "spec": ["nodeSelector": .object(selector)]]
        if let label { object["metadata"]?["labels"] = ["accelerator": .string(label)] }
        return object
    }

    private func name(_ pod: JSONValue, _ deployment: JSONValue? = nil, _ node: JSONValue? = nil) -> String {
        AcceleratorClass(of: pod, deployment: deployment, node: node).name
    }

    @Test func `the pod's label stands before the Deployment's, the selector and the node`() {
        let selector: [String: JSONValue] = ["nvidia.com/gpu.product": "NVIDIA-A100-SXM4-80GB"]
        #expect(name(object(label: "L40S", selector: selector), object(label: "h100"), node) == "l40s")
        #expect(name(object(selector: selector), object(label: "h100"), node) == "h100")
        #expect(name(object(selector: selector), object(), node) == "a100")
        #expect(name(object(), object(), node) == "h100")
    }

    @Test func `who says nothing has an H100, and what is not known keeps its name`() {
        #expect(name(object()) == "h100")
        let unknown = AcceleratorClass(of: object(label: "tpu-v5"), deployment: nil, node: node)
        #expect(unknown.name == "tpu-v5")
        #expect(unknown.field == "label accelerator")
    }
}
