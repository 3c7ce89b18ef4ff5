import KubernetesAPI
import Measures

@testable import Annotations

extension Deployment {
    /// The Deployment `shop/llm` with our `annotations`, keys without the prefix, and one container `server`.
    static func annotated(
        _ annotations: [String: String], cpu: String? = "500m", sidecar: String? = nil,
        templateAnnotations: [String: String] = [:]
    ) throws -> Deployment {
        var deployment = Deployment()
        deployment.metadata = Metadata(
            name: "llm", namespace: "shop",
            annotations: Dictionary(uniqueKeysWithValues: annotations.map { (AnnotationKey.prefix + $0, $1) }))
        var server = PodContainer()
        server.name = "server"
        if let cpu { server.requests = ["cpu": try Quantity(cpu)] }
        deployment.template.spec.containers = [server]
        if let sidecar {
            var second = PodContainer()
            second.name = sidecar
            deployment.template.spec.containers.append(second)
        }
        deployment.template.annotations = templateAnnotations
        return deployment
    }
}
