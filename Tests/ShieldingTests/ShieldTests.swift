import Measures
import Shielding
import Testing
import Workloads

@Suite struct ShieldTests {
    private let argo = Rival.writer(manager: "argocd-controller", until: Timestamp(seconds: 600))
    private let hpa = Rival.autoscaler(name: "llm")

    private func decide(_ current: Int32, hpa: Int32?, _ mode: Mode, rivals: [Rival] = []) -> Decision {
        Shield.decide(Candidates(current: current, hpa: hpa), evidence: Evidence(mode: mode, rivals: rivals))
    }

    @Test(arguments: [Int32(0), 1, 4, 6, 9, .max])
    func `the HPA's answer passes unchanged when active and alone`(wanted: Int32) {
        let decision = decide(6, hpa: wanted, .active)
        #expect(decision.replicas == wanted)
        #expect(decision.proposal == wanted)
        #expect(decision.spoke == .hpa)
        #expect(decision.boundBy == nil)
    }

    @Test(arguments: [Int32(0), 5, .max])
    func `canary lets the HPA's own answer pass`(wanted: Int32) {
        #expect(decide(6, hpa: wanted, .canary).replicas == wanted)
        #expect(decide(6, hpa: wanted, .canary).boundBy == nil)
    }

    @Test func `without any answer the workload keeps its size, and the rule says so`() {
        let decision = decide(6, hpa: nil, .active)
        #expect(decision.replicas == 6)
        #expect(decision.spoke == nil)
        #expect(decision.proposal == nil)
        #expect(decision.boundBy == .dataMissing)
    }

    @Test func `an HPA on the same Deployment holds it`() {
        #expect(decide(6, hpa: 9, .active, rivals: [hpa]).replicas == 6)
        #expect(decide(6, hpa: 9, .active, rivals: [hpa]).boundBy == .otherAutoscaler)
    }

    @Test func `a writer that reverses us holds it, in both directions`() {
        #expect(decide(6, hpa: 9, .active, rivals: [argo]).boundBy == .otherWriter)
        #expect(decide(6, hpa: 3, .active, rivals: [argo]).replicas == 6)
    }

    @Test func `the earlier rule is the one named`() {
        #expect(decide(6, hpa: 9, .active, rivals: [argo, hpa]).boundBy == .otherAutoscaler)
    }

    @Test func `a hold that agrees with the proposal bound nothing`() {
        #expect(decide(6, hpa: 6, .active, rivals: [hpa]).boundBy == nil)
    }

    @Test(arguments: [(Mode.off, false), (.shadow, false), (.canary, true), (.active, true)])
    func `only canary and active may be written`(mode: Mode, mayBeWritten: Bool) {
        #expect(decide(6, hpa: 9, mode).mayBeWritten == mayBeWritten)
    }
}

/// With a forecast beside the HPA.
@Suite struct ForecastShieldTests {
    private func decide(_ current: Int32, hpa: Int32?, forecast: Voice, _ mode: Mode = .active) -> Decision {
        Shield.decide(
            Candidates(current: current, hpa: hpa, forecast: forecast), evidence: Evidence(mode: mode, rivals: []))
    }

    @Test func `a forecast that asks for more than the HPA is followed`() {
        let decision = decide(6, hpa: 6, forecast: .says(9))
        #expect(decision.replicas == 9)
        #expect(decision.spoke == .forecast)
        #expect(decision.boundBy == nil)
    }

    @Test(arguments: [(Int32(6), Int32(9)), (6, 5), (6, 0)])
    func `a forecast that asks for less than the HPA gets the HPA's size`(current: Int32, hpa: Int32) {
        let decision = decide(current, hpa: hpa, forecast: .says(max(hpa, 1) - 1))
        #expect(decision.replicas == hpa)
        #expect(decision.boundBy == (hpa == 0 ? nil : .hpaFloor))
    }

    @Test func `a forecast is no reason to decide what the HPA could not compute`() {
        let decision = decide(6, hpa: nil, forecast: .says(9))
        #expect(decision.replicas == 6)
        #expect(decision.spoke == nil)
        #expect(decision.boundBy == .dataMissing)
    }

    @Test(arguments: Silence.allCases) func `without a forecast the HPA speaks`(why: Silence) {
        let decision = decide(6, hpa: 8, forecast: .silent(why))
        #expect(decision.replicas == 8)
        #expect(decision.spoke == .hpa)
    }

    @Test func `in canary mode a forecast leads the HPA by one`() {
        let decision = decide(6, hpa: 6, forecast: .says(9), .canary)
        #expect(decision.replicas == 7)
        #expect(decision.boundBy == .canary)
    }
}
