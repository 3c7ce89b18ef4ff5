import Autoscaling
import Deciding
import Measures
import Shielding
import Testing
import Workloads

@Suite struct DeciderTests {
    @Test func `more load wants more replicas, as the HPA would`() {
        var example = Example(value: 9)
        let record = example.decide()
        #expect(record.from == 6)
        #expect(record.to == 9)
        #expect(record.hpa == 9)
        #expect(record.spoke == "hpa")
        #expect(record.proposal == 9)
        #expect(record.boundBy == nil)
        #expect(record.because == "external metric queue(nil) above target")
        #expect(record.metrics.first?.proposal == 9)
        #expect(record.metrics.first?.ageSeconds == 3)
        #expect(!record.wrote)
    }

    @Test func `less load waits for the stabilisation window and says so`() {
        var example = Example(value: 2)
        let held = example.decide()
        #expect(held.to == 6)
        #expect(held.because.contains("recent recommendations were higher"))
        for second in stride(from: 15, through: 300, by: 15) {
            _ = example.decide(at: Example.start + .seconds(second))
        }
        #expect(example.decide(at: Example.start + .seconds(315)).to == 2)
    }

    @Test func `a missing metric holds the size, and nothing is zero`() {
        var example = Example(value: nil)
        let record = example.decide()
        #expect(record.to == 6)
        #expect(record.hpa == nil)
        #expect(record.spoke == nil)
        #expect(record.boundBy == "data missing")
        #expect(record.metrics.first?.value == nil)
        #expect(record.metrics.first?.missing?.contains("not found") == true)
    }

    @Test func `a workload at zero by its own minimum comes back, also when the minimum is raised meanwhile`() {
        var example = Example(replicas: 0, value: 2)
        #expect(example.decide().to == 0)  // somebody else switched it off
        example.memory.status.setScaledToZero(now: Example.start)
        #expect(example.decide(at: Example.start + .seconds(15)).to == 2)
    }

    @Test func `an unreadable scale decides nothing`() {
        var memory = WorkloadMemory()
        var observation = Example().observation(at: Example.start)
        observation.scale = .unavailable(ScaleError("the copy is 400 s old"))
        let record = Decider.decide(observation, spec: Example().spec, memory: &memory, now: Example.start)
        #expect(record.from == nil)
        #expect(record.to == nil)
        #expect(record.hpa == nil)
        #expect(record.error?.contains("the copy is 400 s old") == true)
    }

    @Test func `a rival holds the size, and the HPA's answer is still told`() {
        var example = Example(value: 9, rivals: [.autoscaler(name: "llm")])
        let record = example.decide()
        #expect(record.to == 6)
        #expect(record.hpa == 9)
        #expect(record.boundBy == "other autoscaler")
        #expect(record.because == "HorizontalPodAutoscaler llm also targets this Deployment")
    }

    @Test func `a shadow decision is told and not to be written`() {
        var example = Example(mode: .shadow, value: 9)
        let deliberation = Decider.deliberate(
            example.observation(at: Example.start), spec: example.spec, memory: &example.memory, now: Example.start)
        #expect(deliberation.decision?.replicas == 9)
        #expect(deliberation.write == nil)
    }

    @Test func `nothing is to be written when nothing changes`() {
        var example = Example(value: 6)
        let deliberation = Decider.deliberate(
            example.observation(at: Example.start), spec: example.spec, memory: &example.memory, now: Example.start)
        #expect(deliberation.decision?.replicas == 6)
        #expect(deliberation.write == nil)
        let record = deliberation.conclude(write: .notNeeded, memory: &example.memory, now: Example.start)
        #expect(record.because == "metrics are at their targets")
    }

    @Test func `a write that succeeded is remembered by the HPA's status`() {
        var example = Example(value: 9)
        let deliberation = Decider.deliberate(
            example.observation(at: Example.start), spec: example.spec, memory: &example.memory, now: Example.start)
        let record = deliberation.conclude(write: .written, memory: &example.memory, now: Example.start)
        #expect(record.wrote)
        #expect(example.memory.status.lastScaleTime == Example.start)
        #expect(record.events.map(\.reason) == ["SuccessfulRescale"])
    }

    @Test func `a write that failed is told, and no scale time is kept`() {
        var example = Example(value: 9)
        let deliberation = Decider.deliberate(
            example.observation(at: Example.start), spec: example.spec, memory: &example.memory, now: Example.start)
        let record = deliberation.conclude(write: .failed("no route"), memory: &example.memory, now: Example.start)
        #expect(!record.wrote)
        #expect(example.memory.status.lastScaleTime == nil)
        #expect(record.error?.contains("no route") == true)
    }

    @Test func `pods that wait are counted apart from those that are ready`() {
        var example = Example()
        let record = example.decide()
        #expect(record.ready == 5)
        #expect(record.pending == 1)
    }

    @Test func `the same input gives the same decision`() {
        var one = Example(value: 9)
        var other = Example(value: 9)
        #expect(one.decide() == other.decide())
        #expect(one.memory == other.memory)
    }
}
