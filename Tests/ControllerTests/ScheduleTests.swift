import Measures
import Testing
import Workloads

@testable import Controller

@Suite struct ScheduleTests {
    private let llm = WorkloadID(namespace: "shop", name: "llm")
    private let start = Timestamp(seconds: 1_000_000)

    /// A schedule whose one workload has just had its first regular tick, and the instant of it.
    private func running() -> (Schedule, Timestamp) {
        var schedule = Schedule()
        schedule.add(llm, at: start)
        let first = Schedule.nextPhase(of: llm, after: start)
        #expect(schedule.due(at: first, limit: 10).map(\.workload) == [llm])
        return (schedule, first)
    }

    @Test func `a workload ticks every fifteen seconds at its own phase`() {
        var (schedule, at) = running()
        for _ in 0..<5 {
            schedule.finish(llm, at: at, wrote: false)
            #expect(schedule.next == at + Schedule.period)
            at = at + Schedule.period
            #expect(schedule.due(at: at, limit: 10).count == 1)
        }
    }

    @Test func `a late tick does not move the phase`() {
        var (schedule, first) = running()
        schedule.finish(llm, at: first + .seconds(2), wrote: false)
        #expect(schedule.next == first + Schedule.period)
    }

    @Test func `a thousand workloads are spread over the period`() {
        var schedule = Schedule()
        for number in 0..<1_000 { schedule.add(WorkloadID(namespace: "shop", name: "w\(number)"), at: start) }
        var most = 0
        for step in 1...150 {
            most = max(most, schedule.due(at: start + .milliseconds(100 * step), limit: .max).count)
        }
        #expect(most < 25)
        #expect(schedule.due(at: start + Schedule.period, limit: .max).isEmpty)
    }

    @Test func `an event moves the tick forward`() {
        var (schedule, first) = running()
        schedule.finish(llm, at: first, wrote: false)
        let event = first + .seconds(4)
        schedule.wake(llm, at: event)
        let tick = schedule.due(at: event, limit: 10).first
        #expect(tick == Schedule.Tick(workload: llm, dueAt: event, wokenAt: event))
    }

    @Test func `a storm of events runs a workload no more than once a second`() {
        var (schedule, now) = running()
        schedule.finish(llm, at: now, wrote: false)
        var ticks = 0
        for _ in 0..<100 {
            now = now + .milliseconds(100)
            schedule.wake(llm, at: now)
            for tick in schedule.due(at: now, limit: 10) {
                ticks += 1
                schedule.finish(tick.workload, at: now, wrote: false)
            }
        }
        #expect(ticks == 10)
    }

    @Test func `a later wish never delays an earlier one`() {
        var (schedule, first) = running()
        schedule.finish(llm, at: first, wrote: false)
        schedule.wake(llm, at: first + .seconds(3))
        schedule.wake(llm, at: first + .seconds(9))
        schedule.wake(llm, at: first + .seconds(60))
        #expect(schedule.next == first + .seconds(3))
    }

    @Test func `a workload that was written rests for a whole period, whatever happens`() {
        var (schedule, first) = running()
        schedule.finish(llm, at: first, wrote: true)
        schedule.wake(llm, at: first + .seconds(2))
        #expect(schedule.next == first + Schedule.period)
    }

    @Test func `a workload never runs twice at once, and an event meanwhile is not lost`() {
        var (schedule, first) = running()
        schedule.wake(llm, at: first + .milliseconds(200))
        #expect(schedule.due(at: first + .seconds(60), limit: 10).isEmpty)
        schedule.finish(llm, at: first + .milliseconds(300), wrote: false)
        #expect(schedule.next == first + .milliseconds(300) + Schedule.spacing)
    }

    @Test func `no more than the limit begin, longest due first`() {
        var schedule = Schedule()
        for number in 0..<20 { schedule.add(WorkloadID(namespace: "shop", name: "w\(number)"), at: start) }
        let ticks = schedule.due(at: start + Schedule.period, limit: 4)
        #expect(ticks.count == 4)
        let rest = schedule.due(at: start + Schedule.period, limit: .max)
        #expect(rest.count == 16)
        #expect(ticks.map(\.dueAt).max() ?? start <= rest.map(\.dueAt).min() ?? start)
    }

    @Test func `a workload that is removed while it runs does not come back`() {
        var (schedule, first) = running()
        schedule.remove(llm)
        schedule.finish(llm, at: first, wrote: true)
        schedule.wake(llm, at: first)
        #expect(schedule.next == nil)
        #expect(schedule.count == 0)
    }

    @Test func `a workload that comes back while its tick still runs waits for the end of it`() {
        var (schedule, first) = running()
        schedule.remove(llm)
        schedule.add(llm, at: first)
        schedule.wake(llm, at: first)
        #expect(schedule.due(at: first + .seconds(60), limit: 10).isEmpty)
        #expect(schedule.next == nil)
        schedule.finish(llm, at: first + .seconds(60), wrote: false)
        #expect(schedule.due(at: first + .seconds(60) + Schedule.spacing, limit: 10).map(\.workload) == [llm])
    }
}
