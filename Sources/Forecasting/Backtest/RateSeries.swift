/// Demand in steps of one length, as a trace gives it; a step that is not known is NaN inside and nil outside.
public struct RateSeries: Hashable, Sendable {
    /// The trace's name: its file without folder and endings.
    public let name: String
    /// The start of the first step, in seconds of the whole trace: the time of day comes from it.
    public let startSeconds: Double
    /// The length of a step.
    public let stepSeconds: Double
    /// Demand by step; NaN in a gap.
    let values: [Double]

    /// Makes a series; steps below ten seconds are averaged to ten.
    ///
    /// A longer step with less than half of its parts known is a gap.
    ///
    /// - Parameters:
    ///   - name: how results name it.
    ///   - values: demand by step; nil in a gap.
    ///   - stepSeconds: the length of a step, above 0.
    ///   - startSeconds: the start of the first step in the whole trace.
    public init(name: String, values: [Double?], stepSeconds: Double, startSeconds: Double = 0) {
        self.name = name
        self.startSeconds = startSeconds
        let parts = stepSeconds < 10 ? max(1, Int((10 / stepSeconds).rounded())) : 1
        self.stepSeconds = stepSeconds * Double(parts)
        guard parts > 1 else {
            self.values = values.map { $0 ?? .nan }
            return
        }
        self.values = stride(from: 0, through: values.count - parts, by: parts).map { start in
            let known = values[start..<(start + parts)].compactMap { $0 }
            return known.count * 2 >= parts ? known.reduce(0, +) / Double(known.count) : .nan
        }
    }

    init(name: String, known values: [Double], stepSeconds: Double, startSeconds: Double) {
        self.name = name
        self.values = values
        self.stepSeconds = stepSeconds
        self.startSeconds = startSeconds
    }

    /// Its steps.
    public var count: Int { values.count }

    /// Its length in seconds.
    public var spanSeconds: Double { Double(count) * stepSeconds }

    /// Demand in a step; nil in a gap.
    public subscript(step: Int) -> Double? { values[step].isNaN ? nil : values[step] }

    /// The end of a step, in seconds of the whole trace: when its value is known.
    func end(of step: Int) -> Double { startSeconds + Double(step + 1) * stepSeconds }

    /// A horizon in whole steps; nil if it is none.
    func steps(in horizonSeconds: Double) -> Int? {
        let steps = horizonSeconds / stepSeconds
        guard steps >= 1, abs(steps - steps.rounded()) < 1e-9 else { return nil }
        return Int(steps.rounded())
    }

    /// The origins of the targets that are scored: targets in the last 60 % of the steps, both ends known.
    func origins(horizon: Int) -> [Int] {
        let first = Int(0.4 * Double(count))
        guard count > horizon else { return [] }
        return (max(0, first - horizon)..<(count - horizon)).filter {
            !values[$0].isNaN && !values[$0 + horizon].isNaN
        }
    }
}
