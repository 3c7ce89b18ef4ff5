/// The demand that a description of arrivals expects, before any chance: for an oracle, for a timetable, and the past
/// for forecasters.
///
/// Times are played seconds since the window's start; below 0 they are the trace's past, as it would have been played.
/// Of what lies behind the window nothing is told. Make it once and ask often: its memory grows with the trace.
public struct ExpectedDemand: Sendable {
    private let ledger: DemandLedger
    private let window: Range<Double>
    private let timeScale: Double
    private let rateScale: Double
    private let loops: Bool

    init(_ spec: ArrivalSpec) {
        ledger = DemandLedger(spec)
        window = spec.window
        timeScale = spec.timeScale
        rateScale = spec.rateScale
        loops = spec.loops
    }

    private var playedSeconds: Double { (window.upperBound - window.lowerBound) / timeScale }

    /// Demand per second at an instant: of the rate's step there, or of the ten seconds around it where single requests
    /// are replayed.
    ///
    /// - Returns: nil if it is not known: in a gap, before the trace, behind the window.
    public func rate(at seconds: Double) -> Demand? {
        var inWindow = seconds
        if seconds >= playedSeconds {
            guard loops else { return nil }
            inWindow -= (seconds / playedSeconds).rounded(.down) * playedSeconds
        }
        let place = window.lowerBound + inWindow * timeScale
        guard place >= 0 else { return nil }
        return ledger.rate(at: place, within: inWindow < 0 ? 0..<window.lowerBound : window).map { $0 * rateScale }
    }

    /// Demand in a span of time; a gap counts as it is played, with the last known rate.
    ///
    /// - Returns: nil if some of it is before the trace or behind the window.
    public func total(from: Double, to: Double) -> Demand? {
        guard from <= to, window.lowerBound + from * timeScale >= -1e-6 else { return nil }
        guard loops || to <= playedSeconds * (1 + 1e-12) else { return nil }
        var sum = Demand.zero
        if from < 0 {
            let end = window.lowerBound + min(0, to) * timeScale
            sum = ledger.total(max(0, window.lowerBound + from * timeScale)..<max(0, end))
        }
        if to > 0 { sum = sum + untilEnd(of: to) - untilEnd(of: max(0, from)) }
        return sum * (rateScale / timeScale)
    }

    /// The trace's demand from the window's start on, over whole rounds and a part of one.
    private func untilEnd(of seconds: Double) -> Demand {
        guard seconds > 0 else { return .zero }
        let rounds = loops ? (seconds / playedSeconds).rounded(.down) : 0
        // A shape without an end has no rounds, and 0 times infinity is no number.
        let rest = rounds == 0 ? min(seconds, playedSeconds) : min(seconds - rounds * playedSeconds, playedSeconds)
        let part = ledger.total(window.lowerBound..<max(window.lowerBound, window.lowerBound + rest * timeScale))
        return rounds == 0 ? part : ledger.total(window) * rounds + part
    }

    /// What was before the window, per second, in steps that end at its start; the oldest first.
    ///
    /// - Parameter stepSeconds: played seconds of a step.
    /// - Returns: the whole steps that the trace has; nil for a step of which less than half is known. None of it lies
    ///   behind the window's start.
    public func history(stepSeconds: Double) -> [Demand?] {
        precondition(stepSeconds > 0, "a step has a length")
        let width = stepSeconds * timeScale
        let count = Int((window.lowerBound / width + 1e-9).rounded(.down))
        return stride(from: count, to: 0, by: -1).map { back in
            let low = max(0, window.lowerBound - Double(back) * width)
            return ledger.known(low..<max(low, window.lowerBound - Double(back - 1) * width)).map { $0 * rateScale }
        }
    }
}

extension ArrivalSpec {
    /// The demand that it expects.
    public var expected: ExpectedDemand { ExpectedDemand(self) }
}
