import Autoscaling
import Deciding
import KubernetesAPI
import Measures
import Shielding
import Testing
import Workloads

@testable import Controller

@Suite struct RosterTests {
    private let llm = Fixture.llm
    private let start = Fixture.start
    private let hpa = ObjectKey(namespace: "shop", name: "llm")

    private func reasons(_ told: [Announcement]) -> [String] {
        told.compactMap { $0.event?.reason }
    }

    @Test func `a Deployment that opts in is told once, and decided at once`() {
        var roster = Roster()
        roster.settle()
        let told = roster.see(Fixture.subject(), wish: .spec(Fixture.spec()), writer: nil, now: start)
        #expect(told.map(\.message) == ["opted in"])
        #expect(roster.begin(at: start, limit: 9).map(\.workload) == [llm])
        #expect(roster.see(Fixture.subject(), wish: .spec(Fixture.spec()), writer: nil, now: start).isEmpty)
    }

    @Test func `the workloads of the first list are spread, not decided all at once`() {
        var roster = Roster()
        for number in 0..<100 {
            _ = roster.see(Fixture.subject("w\(number)"), wish: .spec(Fixture.spec()), writer: nil, now: start)
        }
        roster.settle()
        #expect(roster.begin(at: start, limit: 999).isEmpty)
    }

    @Test(arguments: [(Wish.off, "mode is off"), (Wish.none, "the annotation is gone")])
    func `a Deployment that opts out is forgotten and never decided again`(wish: Wish, why: String) {
        var roster = Roster.knowing()
        let told = roster.see(Fixture.subject(version: "11"), wish: wish, writer: nil, now: start)
        #expect(told.map(\.message) == ["opted out"])
        #expect(told.first?.fields["reason"] == .text(why))
        #expect(roster.workloads.isEmpty)
        #expect(roster.begin(at: start + .seconds(60), limit: 9).isEmpty)
    }

    @Test func `a bad annotation is told once per change, keeps the replicas and ends the ticks`() {
        var roster = Roster.knowing()
        let refused = Wish.refused(#"outrider.dev/max-replicas is "ten"; accepted: an integer from 1 to 10000"#)
        let told = roster.see(Fixture.subject(), wish: refused, writer: nil, now: start)
        #expect(reasons(told) == ["AnnotationRefused"])
        #expect(told.first?.event?.note.hasSuffix("10000; replicas stay at 6") == true)
        #expect(roster.see(Fixture.subject(), wish: refused, writer: nil, now: start).isEmpty)
        #expect(roster.begin(at: start + .seconds(60), limit: 9).isEmpty)
        #expect(roster.workloads[llm]?.record?.error?.contains("ten") == true)
    }

    @Test func `of a refused workload it is told how many replicas it has now`() {
        var roster = Roster.knowing()
        _ = roster.see(Fixture.subject(), wish: .refused("bad"), writer: nil, now: start)
        _ = roster.see(Fixture.subject(version: "11", replicas: 9), wish: nil, writer: "kubectl", now: start)
        #expect(roster.workloads[llm]?.record?.to == 9)
    }

    @Test(arguments: [(nil, 0, 3), ("outrider", 0, 3), ("argocd", 0, 0), (nil, 1, 0)] as [(String?, Int32, Int32)])
    func `after a restart a workload comes back from a zero that its minimum allows and nobody else wrote`(
        writer: String?, least: Int32, to: Int32
    ) {
        var spec = Fixture.spec()
        spec.scaling.minReplicas = least
        var roster = Roster()
        _ = roster.see(Fixture.subject(replicas: 0), wish: .spec(spec), writer: writer, now: start)
        _ = roster.tick(value: 3, at: start + .seconds(15))
        #expect(roster.workloads[llm]?.record?.to == to)
    }

    /// What an earlier process saved of `llm`.
    private func saved(uid: String = "u1") -> HistoryFile.Row {
        var memory = WorkloadMemory()
        memory.status.desiredReplicas = 7
        return HistoryFile.Row(workload: llm, uid: uid, memory: memory)
    }

    @Test(arguments: [(nil, 3), ("argocd", 0)] as [(String?, Int32)])
    func `a memory that was saved before the zero was written does not keep the workload there`(
        writer: String?, to: Int32
    ) {
        var spec = Fixture.spec()
        spec.scaling.minReplicas = 0
        var roster = Roster()
        roster.restore([saved()])
        _ = roster.see(Fixture.subject(replicas: 0), wish: .spec(spec), writer: writer, now: start)
        #expect(roster.workloads[llm]?.memory.status.desiredReplicas == 7)
        _ = roster.tick(value: 3, at: start + .seconds(15))
        #expect(roster.workloads[llm]?.record?.to == to)
    }

    @Test(arguments: [("u1", 7), ("u2", 0)] as [(String, Int32)])
    func `a bad annotation at the restart does not lose what was remembered`(uid: String, desired: Int32) {
        var roster = Roster()
        roster.restore([saved(uid: uid)])
        _ = roster.see(Fixture.subject(), wish: .refused("bad"), writer: nil, now: start)
        roster.settle()
        _ = roster.see(Fixture.subject(), wish: .spec(Fixture.spec()), writer: nil, now: start)
        #expect(roster.workloads[llm]?.memory.status.desiredReplicas == desired)
    }

    @Test func `a mended annotation takes effect at once`() {
        var roster = Roster.knowing()
        _ = roster.see(Fixture.subject(), wish: .refused("bad"), writer: nil, now: start)
        let told = roster.see(Fixture.subject(), wish: .spec(Fixture.spec()), writer: nil, now: start)
        #expect(told.map(\.message) == ["annotation accepted", "opted in"])
        #expect(roster.begin(at: start, limit: 9).count == 1)
    }

    @Test func `a changed spec wakes the workload, which keeps its memory`() {
        var roster = Roster.knowing()
        _ = roster.begin(at: start, limit: 9)
        _ = roster.tick(value: 6, at: start)
        let memory = roster.workloads[llm]?.memory
        let later = start + .seconds(3)
        #expect(
            roster.see(Fixture.subject(), wish: .spec(Fixture.spec(maxReplicas: 9)), writer: nil, now: later).isEmpty)
        #expect(roster.begin(at: later, limit: 9).count == 1)
        #expect(roster.workloads[llm]?.memory == memory)
    }

    @Test func `a Deployment made again under its name begins with an empty memory`() {
        var roster = Roster.knowing()
        _ = roster.tick(value: 6, at: start)
        _ = roster.see(Fixture.subject(uid: "u2"), wish: .spec(Fixture.spec()), writer: nil, now: start)
        #expect(roster.workloads[llm]?.memory == WorkloadMemory())
        #expect(roster.workloads[llm]?.subject.uid == "u2")
    }

    @Test func `more replicas are told with numbers and beside the HPA`() {
        var roster = Roster.knowing()
        let event = roster.tick(value: 9, at: start).first { $0.message == "scale written" }?.event
        #expect(event?.reason == "ScaledUp")
        #expect(event?.isWarning == false)
        #expect(
            event?.note
                == "6 → 9: external metric queue(nil) above target (queue 1.5, asks for 9); the HPA would do the same")
    }

    @Test func `a shadow decision is told once per change and never written`() {
        var roster = Roster.knowing(Fixture.spec(mode: .shadow))
        #expect(reasons(roster.tick(value: 9, at: start)) == ["WouldScale"])
        #expect(reasons(roster.tick(value: 9, at: start + .seconds(15))) == [])
        #expect(reasons(roster.tick(value: 12, at: start + .seconds(30))) == ["WouldScale"])
        #expect(roster.workloads[llm]?.subject.replicas == 6)
        #expect(roster.workloads[llm]?.record?.wrote == false)
    }

    @Test func `metrics away are told once, and once when they are back`() {
        var roster = Roster.knowing()
        _ = roster.tick(value: 6, at: start)
        let told = roster.tick(value: nil, at: start + .seconds(15))
        #expect(told.map(\.message) == ["metrics unavailable, holding"])
        #expect(told.first?.event?.note.contains("queue from external.metrics.k8s.io") == true)
        #expect(told.first?.event?.note.hasSuffix("holding at 6") == true)
        for seconds in stride(from: 30, through: 600, by: 15) {
            #expect(roster.tick(value: nil, at: start + .seconds(seconds)).isEmpty)
            #expect(roster.workloads[llm]?.record?.to == 6)
        }
        #expect(reasons(roster.tick(value: 6, at: start + .seconds(615))) == ["MetricsBack"])
    }

    @Test func `of a workload that somebody switched off metrics are neither missed nor back`() {
        var roster = Roster.knowing(Fixture.spec(), Fixture.subject(replicas: 0))
        #expect(roster.tick(value: nil, at: start).isEmpty)
        roster = Roster.knowing()
        #expect(reasons(roster.tick(value: nil, at: start)) == ["MetricsUnavailable"])
        _ = roster.see(Fixture.subject(version: "11", replicas: 0), wish: nil, writer: "kubectl", now: start)
        #expect(roster.tick(value: 6, at: start + .seconds(15)).isEmpty)
    }

    @Test func `another writer's change is named, and wakes the workload`() {
        var roster = Roster.knowing()
        _ = roster.begin(at: start, limit: 9)
        _ = roster.tick(value: 6, at: start)
        let later = start + .seconds(5)
        let told = roster.see(
            Fixture.subject(version: "12", replicas: 4), wish: nil, writer: "kubectl", now: later)
        #expect(told.map(\.message) == ["another writer"])
        #expect(told.first?.fields["manager"] == .text("kubectl"))
        #expect(told.first?.event == nil)
        #expect(roster.begin(at: later, limit: 9).count == 1)
    }

    @Test func `three reversals end in a back-off, in which nothing is written`() {
        var roster = Roster.knowing()
        var now = start
        for round in 1...3 {
            now = now + .seconds(60)
            #expect(roster.tick(value: 9, version: "\(round * 10)", at: now).contains { $0.message == "scale written" })
            let told = roster.see(
                Fixture.subject(version: "\(round * 10 + 1)", replicas: 6), wish: nil, writer: "argocd", now: now)
            #expect(reasons(told) == ["ConflictingWriter"])
            #expect(told.first?.event?.action == (round == 3 ? "BackOff" : "Observe"))
        }
        _ = roster.tick(value: 9, at: now + .seconds(15))
        #expect(roster.workloads[llm]?.record?.to == 6)
        #expect(roster.workloads[llm]?.record?.boundBy == "other writer")
        #expect(roster.tick(value: 9, at: now + .seconds(601)).contains { $0.message == "scale written" })
    }

    @Test func `an older sight of the object does not undo what we wrote`() {
        var roster = Roster.knowing()
        _ = roster.tick(value: 9, version: "20", at: start)
        #expect(
            roster.see(Fixture.subject(version: "19", replicas: 6), wish: nil, writer: "kubectl", now: start).isEmpty)
        #expect(roster.workloads[llm]?.subject.replicas == 9)
    }

    @Test func `an HPA on the same Deployment holds it until it goes`() {
        var roster = Roster.knowing()
        roster.autoscalerChanged(hpa, target: llm, now: start)
        #expect(reasons(roster.tick(value: 9, at: start)) == ["ConflictingAutoscaler"])
        #expect(roster.workloads[llm]?.record?.to == 6)
        #expect(roster.tick(value: 9, at: start + .seconds(15)).isEmpty)
        roster.autoscalerChanged(hpa, target: nil, now: start)
        let told = roster.tick(value: 9, at: start + .seconds(30))
        #expect(told.map(\.message) == ["another autoscaler gone", "scale written"])
    }

    @Test func `an HPA that now targets another Deployment leaves the former`() {
        var roster = Roster.knowing()
        roster.autoscalerChanged(hpa, target: llm, now: start)
        let other = WorkloadID(namespace: "shop", name: "other")
        roster.autoscalerChanged(hpa, target: other, now: start)
        #expect(roster.autoscalers == [other: ["llm"]])
    }

    @Test func `a refusal that comes while a write is on its way stands`() throws {
        var former = Roster.knowing()
        #expect(former.begin(at: start, limit: 9).count == 1)
        var roster = former
        _ = former.tick(value: 9, at: start)
        let old = try #require(former.workloads[llm])
        let record = try #require(old.record)
        _ = roster.see(Fixture.subject(), wish: .refused("bad"), writer: nil, now: start)
        let refusal = try #require(roster.workloads[llm]?.record)
        _ = roster.finish(
            TickOutcome(
                subject: old.subject, rivals: [], metrics: [], record: record, memory: old.memory,
                written: .init(replicas: 9, version: "11")),
            at: start)
        #expect(roster.workloads[llm]?.record == refusal)
    }

    @Test func `in shadow an HPA on the same Deployment is no conflict but the one who scales`() {
        var roster = Roster.knowing(Fixture.spec(mode: .shadow))
        roster.autoscalerChanged(hpa, target: llm, now: start)
        #expect(reasons(roster.tick(value: 9, at: start)) == ["WouldScale"])
    }

    @Test(arguments: [(PolicyLevel.reactive, 0), (.predictive, 1), (.learned, 1)])
    func `a pod's readiness wakes all but reactive workloads`(policy: PolicyLevel, woken: Int) {
        var roster = Roster.knowing(Fixture.spec(policy: policy))
        _ = roster.begin(at: start, limit: 9)
        _ = roster.tick(value: 6, at: start)
        let later = start + .seconds(3)
        roster.podChanged(labels: ["app": "llm"], in: "shop", now: later)
        roster.podChanged(labels: ["app": "web"], in: "shop", now: later)
        #expect(roster.begin(at: later, limit: 9).count == woken)
    }

    @Test func `a tick that was overtaken is tried again within a second`() {
        var roster = Roster.knowing()
        _ = roster.begin(at: start, limit: 9)
        roster.abandon(llm, at: start, retry: true)
        #expect(roster.begin(at: start + Schedule.spacing, limit: 9).count == 1)
    }

    @Test func `opted out and in again while its tick runs, a workload is decided only after the end of it`() {
        var roster = Roster.knowing()
        #expect(roster.begin(at: start, limit: 9).count == 1)
        _ = roster.see(Fixture.subject(), wish: .off, writer: nil, now: start)
        _ = roster.see(Fixture.subject(), wish: .spec(Fixture.spec()), writer: nil, now: start)
        let later = start + .seconds(5)
        #expect(roster.begin(at: later, limit: 9).isEmpty)
        roster.abandon(llm, at: later, retry: false)
        #expect(roster.begin(at: later + Schedule.spacing, limit: 9).count == 1)
    }

    @Test func `a write to the former object neither speaks for one made again nor makes it rest`() throws {
        var former = Roster.knowing()
        #expect(former.begin(at: start, limit: 9).count == 1)
        var roster = former
        _ = former.tick(value: 9, at: start)
        let old = try #require(former.workloads[llm])
        let record = try #require(old.record)
        #expect(record.wrote)
        _ = roster.see(Fixture.subject(uid: "u2"), wish: .spec(Fixture.spec()), writer: nil, now: start)
        let outcome = TickOutcome(
            subject: old.subject, rivals: [], metrics: [], record: record, memory: old.memory,
            written: .init(replicas: 9, version: "11"))
        #expect(roster.finish(outcome, at: start).isEmpty)
        #expect(roster.workloads[llm]?.record == nil)
        #expect(roster.workloads[llm]?.memory == WorkloadMemory())
        #expect(roster.begin(at: start + Schedule.spacing, limit: 9).count == 1)
    }
}
