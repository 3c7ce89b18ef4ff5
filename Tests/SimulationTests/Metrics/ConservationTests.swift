import Measures
import Simulation
import Testing
import Workloads

@Suite struct ConservationTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `arrived is completed, queued, running and lost, whatever happens to pods`(seed: UInt64) throws {
        let origin = Timestamp(seconds: 0)
        let id = WorkloadID(namespace: "shop", name: "llm")
        var stream = RandomStreams(seed: seed).stream("disturbance")
        var fleet = Fleet(seed: seed, origin: origin)
        let load = try Load(text: "ramp:0@0s,60@300s,0@600s", field: "load")
        fleet.setService(id, ServiceSpec(load: load, loadOrigin: origin))
        let startup = Startup(pull: .seconds(1), load: .seconds(10), loadSpread: 0.5)
        var alive: [PodKey] = []
        for second in 0..<700 {
            _ = fleet.advance(to: Timestamp(seconds: Int64(second)))
            switch Int.random(in: 0..<12, using: &stream) {
            case 0..<2:
                let key = PodKey("pod-\(second)")
                alive.append(key)
                fleet.addPod(key, of: id, SimulatedPod(engine: .llama8BOnH100, startup: startup, accelerators: 1))
            case 2:
                if let key = alive.randomElement(using: &stream) { fleet.drain(key, grace: .seconds(5)) }
            case 3:
                if alive.count > 4, let place = alive.indices.randomElement(using: &stream) {
                    fleet.removePod(alive.remove(at: place))
                }
            default: break
            }
            let requests = try #require(fleet.measures(of: id, window: .seconds(60))).requests
            #expect(requests.holds, "seed \(seed), second \(second): \(requests)")
        }
        let end = try #require(fleet.measures(of: id, window: .seconds(60))).requests
        #expect(end.completed > 1_000)
    }
}
