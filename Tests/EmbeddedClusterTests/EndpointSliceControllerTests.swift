import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct EndpointSliceControllerTests {
    private func service(_ world: inout ControlledWorld, target: JSONValue = "http") throws {
        try world.objects.create(
            .services, namespace: "shop",
            [
                "apiVersion": "v1", "kind": "Service", "metadata": ["name": "web"],
                "spec": [
                    "selector": ["app": "web"],
                    "ports": [["name": "http", "port": 80, "protocol": "TCP", "targetPort": target]],
                ],
            ])
        world.settle()
    }

    private func endpoints(_ world: ControlledWorld) -> [JSONValue] {
        world.objects.list(.endpointSlices, namespace: "shop").flatMap { $0["endpoints"]?.arrayValue ?? [] }
    }

    @Test func `a service without pods has an empty slice that it owns`() throws {
        var world = ControlledWorld()
        try service(&world)
        let slice = try #require(world.objects.list(.endpointSlices, namespace: "shop").first)
        #expect(slice["endpoints"] == .null)
        #expect(slice.labels["kubernetes.io/service-name"] == "web")
        #expect(slice.labels["endpointslice.kubernetes.io/managed-by"] == "endpointslice-controller.k8s.io")
        #expect(slice.controllerReference?["kind"] == "Service")
    }

    @Test func `ready pods are listed with address, node, zone and the number of a named port`() throws {
        var world = ControlledWorld()
        try service(&world)
        try world.deploy(replicas: 2)
        world.run(seconds: 5)
        let slice = try #require(world.objects.list(.endpointSlices, namespace: "shop").first)
        #expect(slice["ports"] == [["name": "http", "port": 8000, "protocol": "TCP"]])
        let addresses = endpoints(world).compactMap { $0["addresses"]?.arrayValue?.first?.stringValue }
        #expect(Set(addresses) == Set(world.pods.compactMap(\.podAddress)))
        for endpoint in endpoints(world) {
            #expect(endpoint["conditions"] == ["ready": true, "serving": true, "terminating": false])
            #expect(endpoint["zone"]?.stringValue?.hasPrefix("sim-") ?? false)
        }
    }

    @Test func `a victim leaves ready at once and the list when it has stopped`() throws {
        var world = ControlledWorld()
        try service(&world)
        try world.deploy(replicas: 2)
        world.run(seconds: 5)
        try world.scale(to: 1)
        let leaving = endpoints(world).filter { $0["conditions"]?["terminating"] == true }
        #expect(leaving.map { $0["conditions"] } == [["ready": false, "serving": true, "terminating": true]])
        world.run(seconds: 5)
        #expect(endpoints(world).count == 1)
    }

    @Test func `more than a hundred endpoints take a second slice`() throws {
        var world = ControlledWorld()
        try service(&world)
        try world.deploy(replicas: 120)
        world.run(seconds: 5)
        let sizes = world.objects.list(.endpointSlices, namespace: "shop").map {
            $0["endpoints"]?.arrayValue?.count ?? 0
        }
        #expect(sizes.sorted() == [20, 100])
    }
}
