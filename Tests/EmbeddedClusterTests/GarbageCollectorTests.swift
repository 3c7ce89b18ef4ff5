import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct GarbageCollectorTests {
    @Test func `what a Deployment owned goes with it`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 3)
        world.run(seconds: 5)
        try world.objects.delete(.deployments, namespace: "shop", name: "web", graceSeconds: nil)
        world.settle()
        #expect(world.replicaSets.isEmpty)
        #expect(world.pods.allSatisfy { $0.isTerminating })
        world.run(seconds: 40)
        #expect(world.pods.isEmpty)
    }

    private func deleteWaiting(_ finalizer: String, _ world: inout ControlledWorld) throws {
        try world.objects.mutate(.deployments, namespace: "shop", name: "web") {
            $0.setMetadata("finalizers", [.string(finalizer)])
        }
        try world.objects.delete(.deployments, namespace: "shop", name: "web", graceSeconds: nil)
        world.settle()
    }

    @Test func `an orphaning deletion keeps the replica set without an owner`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 1)
        try deleteWaiting("orphan", &world)
        #expect(world.objects.find(.deployments, namespace: "shop", name: "web") == nil)
        #expect(world.replicaSets.count == 1)
        #expect(world.replicaSets.first?.ownerUIDs == [])
        #expect(world.pods.count == 1)
    }

    @Test func `a foreground deletion waits for what blocks it`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 1)
        try deleteWaiting("foregroundDeletion", &world)
        #expect(world.replicaSets.isEmpty)
        #expect(world.objects.find(.deployments, namespace: "shop", name: "web") == nil)
    }
}
