import Measures
import Testing
import Workloads

@testable import Simulation

@Suite struct StartupProgressTests {
    private let start = Timestamp(seconds: 1_800_000_000)
    private let startup = Startup(pull: .seconds(10), load: .seconds(20), loadSpread: 0)

    /// What happens to a pod that a fleet takes in at `start`: seconds after it, and what.
    private func events(_ progress: StartupProgress) -> [String] {
        var fleet = Fleet(seed: 1, origin: start)
        fleet.addPod(
            PodKey("a"), of: nil, SimulatedPod(engine: .llama8BOnH100, startup: startup, accelerators: 1), progress)
        return fleet.advance(to: start + .seconds(60)).map { "\(Int(($0.at - start).seconds)) \($0.kind)" }
    }

    @Test func `only what is left of a start-up takes place`() {
        #expect(events(.fresh) == ["10 started", "30 ready"])
        #expect(events(.pulling(since: start - .seconds(4))) == ["6 started", "26 ready"])
        #expect(events(.loading(since: start - .seconds(4))) == ["16 ready"])
    }

    @Test func `what would be over long ago is over at once`() {
        #expect(events(.loading(since: start - .seconds(400))) == ["0 ready"])
    }

    @Test func `a ready pod serves from the first moment`() {
        var fleet = Fleet(seed: 1, origin: start)
        let id = WorkloadID(namespace: "shop", name: "llm")
        let size = RequestSize.conversation
        fleet.setService(
            id, ServiceSpec(load: .shape(.constant(1)), loadOrigin: start - .seconds(90), size: size))
        fleet.addPod(
            PodKey("a"), of: id, SimulatedPod(engine: .llama8BOnH100, startup: startup, accelerators: 1), .ready)
        #expect(fleet.advance(to: start + .seconds(30)).isEmpty)
        #expect(fleet.measures(of: id, window: .seconds(30))?.requests.lost == 0)
        #expect(fleet.measures(of: id, window: .seconds(30))?.readyPods == 1)
    }
}
