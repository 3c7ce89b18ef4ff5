import Measures
import Simulation
import Workloads

/// A size for each time of the day, written down from the days before.
///
/// A slot's size is the highest demand that its time of the day saw. With less than a day of past the mean of the past
/// stands in every slot that saw nothing; with no past at all, the mean of the judged window, which is foresight.
struct Timetable: Autoscaler {
    let period: Duration = .seconds(60)
    let metrics: [MetricQuestion] = []
    /// One size a slot of the day.
    let sizes: [Int]
    /// Length of a day as it is played.
    let daySeconds: Double
    /// Where in the day `origin` is, in seconds as they are played.
    let originSeconds: Double
    let origin: Timestamp

    /// Writes a table.
    ///
    /// - Parameters:
    ///   - slotSeconds: length of a slot, cut so that a day has a whole number of them.
    ///   - headroom: factor on each size.
    ///   - context: the past, and the window if there is no past.
    init(slotSeconds: Double, headroom: Double, context: ScalerContext) {
        let day = context.daySeconds
        let count = max(1, Int((day / slotSeconds).rounded(.up)))
        let start = context.secondsOfDay
        var peaks = [Double?](repeating: nil, count: count)
        let past = context.past
        for step in past?.steps ?? [] {
            // Steps of the past count back from the window's start, which is at `start` of its day.
            let slot = Self.slot(of: start + step.offset, day: day, count: count)
            peaks[slot] = max(peaks[slot] ?? 0, step.replicas)
        }
        let otherwise = past?.mean ?? context.demand.mean
        sizes = peaks.map { DemandCurve.whole(($0 ?? otherwise) * headroom) }
        daySeconds = day
        originSeconds = start
        origin = context.origin
    }

    mutating func replicas(for observation: Observation, at now: Timestamp) -> Int? {
        sizes[Self.slot(of: originSeconds + (now - origin).seconds, day: daySeconds, count: sizes.count)]
    }

    private static func slot(of seconds: Double, day: Double, count: Int) -> Int {
        let inDay = seconds - (seconds / day).rounded(.down) * day
        return min(count - 1, Int(inDay / day * Double(count)))
    }
}
