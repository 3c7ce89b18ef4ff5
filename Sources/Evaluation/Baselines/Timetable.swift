import Measures
import Workloads

/// A size for each time of the day, written down from the days before.
///
/// A slot's size is the highest demand that its time of the day saw. With less than a day of past the mean of the past
/// stands in every slot that saw nothing; with no past at all, the mean of the judged window, which is foresight.
struct Timetable: Autoscaler {
    private static let daySeconds = 86_400.0

    let period: Duration = .seconds(60)
    let metrics: [WantedMetric] = []
    /// One size a slot of the day.
    let sizes: [Int]
    /// Where in the day `origin` is, in seconds.
    let originSeconds: Double
    let origin: Timestamp

    /// Writes a table.
    ///
    /// - Parameters:
    ///   - slotSeconds: length of a slot; the last one of the day may be shorter.
    ///   - headroom: factor on each size.
    ///   - context: the past, and the window if there is no past.
    init(slotSeconds: Double, headroom: Double, context: ScalerContext) {
        let count = Int((Self.daySeconds / slotSeconds).rounded(.up))
        let start = context.secondsOfDay
        var peaks = [Double?](repeating: nil, count: count)
        let past = context.past
        for (offset, demand) in past?.steps ?? [] {
            // Steps of the past count back from the window's start, which is at `start` of its day.
            let slot = Self.slot(of: start + offset, slotSeconds: slotSeconds, count: count)
            peaks[slot] = max(peaks[slot] ?? 0, demand)
        }
        let otherwise = past?.mean ?? context.demand.mean
        sizes = peaks.map { DemandCurve.whole(($0 ?? otherwise) * headroom) }
        originSeconds = start
        origin = context.origin
    }

    mutating func replicas(for observation: Observation, at now: Timestamp) -> Int? {
        let slotSeconds = Self.daySeconds / Double(sizes.count)
        return sizes[
            Self.slot(of: originSeconds + (now - origin).seconds, slotSeconds: slotSeconds, count: sizes.count)]
    }

    private static func slot(of seconds: Double, slotSeconds: Double, count: Int) -> Int {
        let inDay = seconds - (seconds / daySeconds).rounded(.down) * daySeconds
        return min(count - 1, Int(inDay / slotSeconds))
    }
}
