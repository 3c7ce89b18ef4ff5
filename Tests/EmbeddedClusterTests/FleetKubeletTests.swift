import KubernetesAPI
import Measures
import Simulation
import Testing
import Workloads

@testable import EmbeddedCluster

@Suite struct FleetKubeletTests {
    @Test func `a pod goes from creating to running to ready at the times of its start-up`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 1, podAnnotations: ["sim.outrider.dev/startup": "30s"])
        let taken = world.now
        #expect(world.pods[0].podPhase == "Pending")
        let waiting = world.pods[0]["status"]?["containerStatuses"]?.arrayValue?.first?["state"]
        #expect(waiting == ["waiting": ["reason": "ContainerCreating"]])
        world.run(seconds: 2)
        #expect(world.pods[0].podPhase == "Running")
        #expect(!world.pods[0].isReadyPod)
        world.run(seconds: 27)
        #expect(!world.pods[0].isReadyPod)
        world.run(seconds: 1)
        #expect(world.pods[0].isReadyPod)
        #expect(world.pods[0].readySince == taken + .seconds(30))
        #expect(world.pods[0]["status"]?["startTime"]?.stringValue == taken.text())
    }

    @Test func `each pod has an address of its own`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 20)
        world.run(seconds: 5)
        let addresses = Set(world.pods.compactMap(\.podAddress))
        #expect(addresses.count == 20)
        #expect(addresses.allSatisfy { $0.hasPrefix("127.") && $0 != "127.0.0.1" })
    }

    @Test func `a deleted pod terminates, and is gone when its server has ended`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 1)
        world.run(seconds: 5)
        try world.scale(to: 0)
        #expect(world.pods.first?.isTerminating ?? false)
        #expect(world.messages("Killing") == ["Stopping container c"])
        world.run(seconds: 2)
        #expect(world.pods.isEmpty)
    }

    @Test func `a load reaches the ready pods and is measured`() throws {
        var world = ControlledWorld()
        try world.deploy(
            replicas: 2, annotations: ["sim.outrider.dev/load": "step:0@0s,10@10s"], requests: ["cpu": "500m"])
        world.run(seconds: 110)
        let id = WorkloadID(namespace: "shop", name: "web")
        let measures = try #require(world.fleet.measures(of: id, window: .seconds(60)))
        #expect(abs(measures.arrivalsPerSecond - 10) < 0.5)
        #expect(measures.requests.lost == 0)
        #expect(measures.requests.completed > 950)
        #expect(measures.readyPods == 2)
    }

    @Test func `what cannot be read of the simulation is a warning and no load`() throws {
        var world = ControlledWorld()
        try world.deploy(
            annotations: ["sim.outrider.dev/load": "lots"], podAnnotations: ["sim.outrider.dev/startup": "soon"])
        let messages = world.messages("BadSimulation")
        #expect(messages.contains { $0.hasPrefix("sim.outrider.dev/load is \"lots\"; accepted: constant:20") })
        #expect(messages.contains { $0.hasPrefix("sim.outrider.dev/startup is \"soon\"") })
    }

    @Test func `pods that were ready are ready in the fleet of the next process, at their addresses`() throws {
        var world = ControlledWorld()
        try world.deploy(
            replicas: 2, annotations: ["outrider.dev/engine": "vllm"],
            podAnnotations: ["sim.outrider.dev/startup": "20s"])
        world.run(seconds: 20)
        let before = world.pods
        #expect(before.allSatisfy { $0.isReadyPod })
        world.restart(after: 7)
        #expect(world.pods == before)
        for pod in before {
            #expect(world.fleet.withWorld { $0.fleet.snapshot(of: PodKey(pod.uid)) }?.lifecycle == .ready)
        }
        let id = WorkloadID(namespace: "shop", name: "web")
        #expect(world.fleet.measures(of: id, window: .seconds(60))?.readyPods == 2)
    }

    @Test func `servers of pods that were ready are opened again`() async throws {
        var world = ControlledWorld()
        try world.deploy(
            replicas: 1, annotations: ["outrider.dev/engine": "vllm"],
            podAnnotations: ["sim.outrider.dev/startup": "5s"])
        world.run(seconds: 5)
        world.restart()
        var wishes = world.fleet.wishes.makeAsyncIterator()
        guard case .open(let key, let address, let port) = await wishes.next() else {
            Issue.record("no server was opened")
            return
        }
        #expect(key == PodKey(world.pods[0].uid))
        #expect(address == world.pods[0].podAddress)
        #expect(port == 8000)
    }

    @Test func `a pod that was starting goes on starting`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 1, podAnnotations: ["sim.outrider.dev/startup": "30s"])
        let taken = world.now
        world.run(seconds: 10)
        world.restart()
        world.run(seconds: 19)
        #expect(!world.pods[0].isReadyPod)
        world.run(seconds: 1)
        #expect(world.pods[0].readySince == taken + .seconds(30))
    }

    @Test func `a new pod gets no address that an old one has`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 3)
        world.run(seconds: 5)
        world.restart()
        try world.scale(to: 6)
        world.run(seconds: 5)
        #expect(Set(world.pods.compactMap(\.podAddress)).count == 6)
    }

    @Test func `an engine holds its accelerators from being scheduled until it is gone`() throws {
        var world = ControlledWorld()
        try world.deploy(
            replicas: 2, annotations: ["outrider.dev/engine": "vllm"], requests: ["nvidia.com/gpu": "1"])
        world.run(seconds: 100)
        let id = WorkloadID(namespace: "shop", name: "web")
        #expect(world.fleet.measures(of: id, window: .seconds(60))?.acceleratorSeconds == 200)
    }

    private func annotate(_ world: inout ControlledWorld, _ key: String, _ value: String) throws {
        let name = world.pods[0].name
        try world.objects.mutate(.pods, namespace: "shop", name: name) { $0.setAnnotation(key, value) }
        world.settle()
    }

    @Test func `a crash takes a pod out of service, and its container runs again in place`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 1, annotations: ["sim.outrider.dev/load": "constant:10"])
        world.run(seconds: 10)
        let name = world.pods[0].name
        try annotate(&world, "sim.outrider.dev/crash", "now")
        world.run(seconds: 1)
        #expect(!world.pods[0].isReadyPod)
        #expect(world.messages("BackOff").count == 1)
        world.run(seconds: 11)
        #expect(world.pods[0].isReadyPod)
        #expect(world.pods[0].name == name)
        let restarts = world.pods[0]["status"]?["containerStatuses"]?.arrayValue?.first?["restartCount"]
        #expect(restarts?.integerValue == 1)
        world.run(seconds: 60)
        #expect(world.pods[0].isReadyPod)
    }

    @Test func `a pod is as slow as its annotation says, and nonsense is told`() throws {
        var world = ControlledWorld()
        try world.deploy(
            replicas: 1, annotations: ["outrider.dev/engine": "vllm", "sim.outrider.dev/load": "constant:1"],
            podAnnotations: ["sim.outrider.dev/startup": "2s"])
        world.run(seconds: 10)
        func slowdown() -> Double? {
            world.fleet.withWorld { $0.fleet.slowdown(of: PodKey(world.pods[0].uid)) }
        }
        try annotate(&world, "sim.outrider.dev/slowdown", "3")
        #expect(slowdown() == 3)
        try annotate(&world, "sim.outrider.dev/slowdown", "0.5")
        #expect(slowdown() == 1)
        #expect(world.messages("BadSimulation").contains { $0.hasPrefix("sim.outrider.dev/slowdown is \"0.5\"") })
    }
}
