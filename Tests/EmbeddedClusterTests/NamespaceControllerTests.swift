import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct NamespaceControllerTests {
    @Test func `a namespace goes when everything in it has gone`() throws {
        var world = ControlledWorld()
        try world.objects.create(
            .namespaces, namespace: "",
            [
                "apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "shop"],
                "spec": ["finalizers": ["kubernetes"]],
            ])
        let others = [
            GroupResource("roles", group: "rbac.authorization.k8s.io"),
            GroupResource("poddisruptionbudgets", group: "policy"), GroupResource("daemonsets", group: "apps"),
        ]
        for resource in others { try world.objects.create(resource, namespace: "shop", ["metadata": ["name": "a"]]) }
        try world.deploy(replicas: 2)
        world.run(seconds: 5)
        try world.objects.delete(.namespaces, namespace: "", name: "shop", graceSeconds: nil)
        world.settle()
        #expect(world.objects.find(.namespaces, namespace: "", name: "shop") != nil)
        world.run(seconds: 60)
        #expect(world.pods.isEmpty)
        for resource in others { #expect(world.objects.list(resource, namespace: "shop").isEmpty) }
        #expect(world.objects.find(.namespaces, namespace: "", name: "shop") == nil)
    }
}
