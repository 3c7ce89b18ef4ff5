import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct SchedulerTests {
    private var twoNodes: SimulatedNodes {
        var nodes = SimulatedNodes()
        nodes.count = 2
        nodes.accelerators = 2
        return nodes
    }

    @Test func `pods spread over the nodes, with the zone of their node`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 8)
        #expect(Set(world.pods.compactMap(\.nodeName)).count == 8)
        for pod in world.pods {
            #expect(pod.labels["topology.kubernetes.io/zone"]?.hasPrefix("sim-") ?? false)
            #expect(pod.condition("PodScheduled")?["status"] == "True")
        }
    }

    @Test func `a pod without room waits as unschedulable and gets the place of one that goes`() throws {
        var world = ControlledWorld(nodes: twoNodes)
        try world.deploy(replicas: 5, requests: ["nvidia.com/gpu": "1"])
        let waiting = world.pods.filter { $0.nodeName == nil }
        #expect(waiting.count == 1)
        let condition = waiting[0].condition("PodScheduled")
        #expect(condition?["reason"] == "Unschedulable")
        #expect(condition?["message"]?.stringValue == "0/2 nodes are available: 2 Insufficient nvidia.com/gpu.")
        #expect(world.messages("FailedScheduling").count == 1)
        world.run(seconds: 10)
        let bound = try #require(world.pods.first { $0.nodeName != nil })
        try world.deploy("other", replicas: 0)
        try world.objects.delete(.pods, namespace: "shop", name: bound.name, graceSeconds: 0)
        world.settle()
        let placed = try #require(world.objects.find(.pods, namespace: "shop", name: waiting[0].name))
        #expect(placed.nodeName != nil)
    }

    @Test func `a node selector and a cordon are respected`() throws {
        var world = ControlledWorld(nodes: twoNodes)
        var node = try #require(world.objects.find(.nodes, namespace: "", name: "sim-0"))
        node["spec"] = ["unschedulable": true]
        try world.objects.update(.nodes, node)
        world.settle()
        try world.deploy(replicas: 3)
        #expect(Set(world.pods.compactMap(\.nodeName)) == ["sim-1"])
    }
}
