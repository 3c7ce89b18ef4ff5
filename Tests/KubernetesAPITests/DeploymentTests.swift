import KubernetesAPI
import Measures
import Testing

@Suite struct DeploymentTests {
    private let json = """
        {"metadata":{"name":"llm","namespace":"shop","generation":4,
          "annotations":{"outrider.dev/mode":"shadow","deployment.kubernetes.io/revision":"3","other":"x"},
          "managedFields":[
            {"manager":"helm","operation":"Update","time":"2026-11-24T09:00:00Z",
             "fieldsV1":{"f:spec":{"f:template":{}}}},
            {"manager":"kubectl-edit","operation":"Update","subresource":"scale","time":"2026-11-24T10:00:00Z",
             "fieldsV1":{"f:metadata":{},"f:spec":{".":{},"f:replicas":{}}}}]},
         "spec":{"replicas":5,"paused":true,"selector":{"matchLabels":{"app":"llm"},
           "matchExpressions":[{"key":"tier","operator":"In","values":["gpu","cpu"]}]},
          "template":{"metadata":{"labels":{"app":"llm"},"annotations":{"outrider.dev/engine":"vllm"}},
           "spec":{"containers":[{"name":"server","image":"vllm:1"}]}}},
         "status":{"observedGeneration":4,"replicas":6,"updatedReplicas":5,"readyReplicas":4,"availableReplicas":3,
          "unavailableReplicas":2}}
        """

    @Test func `a deployment keeps its scale, selector, template and status`() throws {
        let deployment = try Deployment(json: json)
        #expect(deployment.replicas == 5)
        #expect(deployment.isPaused)
        #expect(deployment.selector.matchLabels == ["app": "llm"])
        #expect(deployment.selector.matchExpressions == [.init(key: "tier", operator: "In", values: ["gpu", "cpu"])])
        #expect(deployment.template.labels == ["app": "llm"])
        #expect(deployment.template.annotations == ["outrider.dev/engine": "vllm"])
        #expect(deployment.template.spec.containers.map(\.name) == ["server"])
        #expect(deployment.status.observedGeneration == 4)
        #expect(deployment.status.replicas == 6)
        #expect(deployment.status.updated == 5)
        #expect(deployment.status.ready == 4)
        #expect(deployment.status.available == 3)
        #expect(deployment.status.unavailable == 2)
        #expect(
            deployment.metadata.annotations.keys.sorted() == ["deployment.kubernetes.io/revision", "outrider.dev/mode"])
    }

    @Test func `who owns the replicas is known from managedFields`() throws {
        let managers = try Deployment(json: json).metadata.replicasManagers
        #expect(managers.map(\.manager) == ["kubectl-edit"])
        #expect(managers.first?.subresource == "scale")
        #expect(managers.first?.at == Timestamp("2026-11-24T10:00:00Z"))
    }

    @Test func `replicas that are not said are one`() throws {
        #expect(try Deployment(json: #"{"spec":{}}"#).replicas == 1)
    }
}
