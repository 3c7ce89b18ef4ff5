import Foundation

/// One part of a shape.
enum ShapePart: Hashable, Sendable {
    /// A point of a step or a ramp.
    struct Point: Hashable, Sendable {
        var seconds: Double
        var value: Double
    }

    /// A flash crowd: a straight rise, an exponential way back.
    struct Flash: Hashable, Sendable {
        var base: Double
        var peak: Double
        var at: Double
        var rise: Double
        var decay: Double
    }

    /// A sine with weeks.
    struct Periodic: Hashable, Sendable {
        var mean: Double
        var amplitude: Double
        var period: Double
        var phase: Double
        /// Factor on the sixth and seventh day of each week of the shape's own time.
        var weekend: Double
    }

    /// A value that falls to nothing, or is not known, for a while.
    struct Outage: Hashable, Sendable {
        var rate: Double
        var at: Double
        var length: Double
        var isMissing: Bool
    }

    case points([Point], isRamp: Bool)
    case flash(Flash)
    case periodic(Periodic)
    case outage(Outage)

    private static let daySeconds = 86_400.0
    private static let weekSeconds = 604_800.0
    private static let chordsPerPeriod = 256.0
    private static let chordsPerDecay = 32.0
    /// Decay times until a flash crowd is taken for over: what is left is a billionth.
    private static let decaysMax = 21.0

    /// The value at an instant, or just before it.
    func value(at seconds: Double, before: Bool) -> Double {
        switch self {
        case .points(let points, let isRamp):
            Self.value(points, isRamp: isRamp, at: seconds, before: before)
        case .flash(let flash):
            flash.base + (flash.peak - flash.base) * Self.height(flash, at: seconds)
        case .periodic(let periodic):
            (periodic.mean + periodic.amplitude * sin(2 * .pi * (seconds + periodic.phase) / periodic.period))
                * (Self.isWeekend(at: seconds, before: before) ? periodic.weekend : 1)
        case .outage(let outage):
            Self.isIn(outage, at: seconds, before: before) && !outage.isMissing ? 0 : outage.rate
        }
    }

    /// Whether the value is not known.
    func isMissing(at seconds: Double) -> Bool {
        guard case .outage(let outage) = self, outage.isMissing else { return false }
        return Self.isIn(outage, at: seconds, before: false)
    }

    /// The next instant at which the value jumps or bends, or its chord ends.
    func knot(after seconds: Double) -> Double {
        switch self {
        case .points(let points, _):
            return points.first { $0.seconds > seconds }?.seconds ?? .infinity
        case .flash(let flash):
            let top = flash.at + flash.rise
            if seconds < flash.at { return flash.at }
            if seconds < top { return top }
            let chord = flash.decay / Self.chordsPerDecay
            let next = top + (((seconds - top) / chord).rounded(.down) + 1) * chord
            return next <= top + Self.decaysMax * flash.decay ? Self.after(seconds, next, chord) : .infinity
        case .periodic(let periodic):
            let chord = periodic.period / Self.chordsPerPeriod
            let place = ((seconds + periodic.phase) / chord).rounded(.down)
            let next = Self.after(seconds, (place + 1) * chord - periodic.phase, chord)
            guard periodic.weekend != 1 else { return next }
            let week = (seconds / Self.weekSeconds).rounded(.down) * Self.weekSeconds
            let edges = [week + 5 * Self.daySeconds, week + Self.weekSeconds].filter { $0 > seconds }
            return edges.reduce(next, min)
        case .outage(let outage):
            return [outage.at, outage.at + outage.length].first { $0 > seconds } ?? .infinity
        }
    }

    /// How long a straight piece of this part may be within a product; nil where it is level.
    var longestInProduct: Double? {
        switch self {
        case .points(let points, let isRamp):
            guard isRamp else { return nil }
            return zip(points, points.dropFirst()).map { ($1.seconds - $0.seconds) / Self.chordsPerDecay }.min()
        case .flash(let flash): return min(flash.rise > 0 ? flash.rise : .infinity, flash.decay) / Self.chordsPerDecay
        case .periodic(let periodic): return periodic.period / Self.chordsPerPeriod
        case .outage: return nil
        }
    }

    /// Rounding may put a knot where we are already: then it is the one after.
    private static func after(_ seconds: Double, _ next: Double, _ chord: Double) -> Double {
        next > seconds ? next : next + chord
    }

    private static func value(_ points: [Point], isRamp: Bool, at seconds: Double, before: Bool) -> Double {
        guard let index = points.lastIndex(where: { before ? $0.seconds < seconds : $0.seconds <= seconds }) else {
            return points.first?.value ?? 0
        }
        let from = points[index]
        guard isRamp, index + 1 < points.count else { return from.value }
        let to = points[index + 1]
        return from.value + (to.value - from.value) * (seconds - from.seconds) / (to.seconds - from.seconds)
    }

    /// 0 at the base, 1 at the peak.
    private static func height(_ flash: Flash, at seconds: Double) -> Double {
        let since = seconds - flash.at
        if since < 0 { return 0 }
        if since < flash.rise { return since / flash.rise }
        let decays = (since - flash.rise) / flash.decay
        return decays > decaysMax ? 0 : exp(-decays)
    }

    private static func isWeekend(at seconds: Double, before: Bool) -> Bool {
        let inWeek = seconds - (seconds / weekSeconds).rounded(.down) * weekSeconds
        // Just before the first instant of a week is the end of a weekend.
        if before { return inWeek == 0 || inWeek > 5 * daySeconds }
        return inWeek >= 5 * daySeconds
    }

    private static func isIn(_ outage: Outage, at seconds: Double, before: Bool) -> Bool {
        let end = outage.at + outage.length
        return before ? seconds > outage.at && seconds <= end : seconds >= outage.at && seconds < end
    }
}
