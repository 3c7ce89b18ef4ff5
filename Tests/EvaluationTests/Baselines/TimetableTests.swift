import Measures
import Testing

@testable import Evaluation

@Suite struct TimetableTests {
    private func context(past: PastDemand?, secondsOfDay: Double) -> ScalerContext {
        ScalerContext(
            bounds: 1...50, capacity: Capacity(requestsPerSecond: 1, utilization: 0.7, concurrency: 10),
            demand: DemandCurve(start: 0, stepSeconds: 600, replicas: [3, 5]), past: past,
            leadTime: .seconds(60), origin: Glance.start, secondsOfDay: secondsOfDay)
    }

    @Test func `a slot's size is the highest of its time on the days before`() {
        // Two days in hours, the window begins at 06:00. Yesterday at 06:00 the demand was 4, the day before 9.
        var hours = [Double](repeating: 1, count: 48)
        hours[0] = 9
        hours[24] = 4
        hours[25] = 2.5
        let past = PastDemand(stepSeconds: 3_600, replicas: hours)
        var table = Timetable(
            slotSeconds: 3_600, headroom: 1, context: context(past: past, secondsOfDay: 6 * 3_600))
        #expect(table.tick(Glance(), at: 0) == 9)
        #expect(table.tick(Glance(), at: 3_599) == 9)
        #expect(table.tick(Glance(), at: 3_600) == 3)
        #expect(table.tick(Glance(), at: 2 * 3_600) == 1)
        // Midnight comes 18 hours later, and the table begins anew.
        #expect(table.tick(Glance(), at: 24 * 3_600) == 9)
    }

    @Test func `a time of the day that was never seen gets the mean of the past`() {
        let past = PastDemand(stepSeconds: 1_800, replicas: [2, 5])
        var table = Timetable(slotSeconds: 3_600, headroom: 1, context: context(past: past, secondsOfDay: 7_200))
        #expect(table.tick(Glance(), at: 0) == 4)
        #expect(table.tick(Glance(), at: 23 * 3_600) == 5)
    }

    @Test func `a gap of the past teaches nothing`() {
        // Yesterday's 06:00 is a gap; the day before it was 6, and the mean is that of what is known.
        var hours = [Double?](repeating: 2, count: 48)
        hours[0] = 6
        hours[24] = nil
        hours[1] = nil
        hours[25] = nil
        let past = PastDemand(stepSeconds: 3_600, replicas: hours)
        var table = Timetable(slotSeconds: 3_600, headroom: 1, context: context(past: past, secondsOfDay: 6 * 3_600))
        #expect(table.tick(Glance(), at: 0) == 6)
        #expect(table.tick(Glance(), at: 3_600) == 3)
        #expect(PastDemand(stepSeconds: 3_600, replicas: [nil, nil]) == nil)
    }

    @Test func `without a past the mean of the window stands everywhere`() {
        var table = Timetable(slotSeconds: 3_600, headroom: 1.25, context: context(past: nil, secondsOfDay: 0))
        #expect(table.tick(Glance(), at: 0) == 5)
        #expect(table.tick(Glance(), at: 40_000) == 5)
    }
}
