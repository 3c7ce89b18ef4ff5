/// A recorded or made-up series of demand in steps of one length.
public struct DemandSeries: Hashable, Sendable {
    /// Of the trace it stems from; what holds a trace out holds out all that was made of it.
    public var trace: String
    /// The length of a step in seconds.
    public var stepSeconds: Double
    /// The mean demand of each step; NaN is a gap.
    public var values: [Double]

    /// A series; a value is finite and not negative, or NaN.
    public init(trace: String, stepSeconds: Double, values: [Double]) {
        precondition(stepSeconds > 0, "a step has a length")
        self.trace = trace
        self.stepSeconds = stepSeconds
        self.values = values
    }

    /// Means over `factor` steps; a step of which less than half is known is a gap.
    func coarsened(by factor: Int) -> DemandSeries {
        var coarse: [Double] = []
        for start in stride(from: 0, through: values.count - factor, by: factor) {
            let known = values[start..<start + factor].filter { !$0.isNaN }
            coarse.append(2 * known.count < factor ? .nan : known.reduce(0, +) / Double(known.count))
        }
        return DemandSeries(trace: trace, stepSeconds: stepSeconds * Double(factor), values: coarse)
    }

    /// The same demand in shorter steps: on lines between the middles of the steps of `range`, counted as arrivals.
    ///
    /// `arrivals` is their mean per new step; the fewer, the noisier.
    func refined(
        to seconds: Double, range: Range<Int>, arrivals: Double, using random: inout some RandomNumberGenerator
    ) -> DemandSeries {
        let part = values[range]
        let known = part.filter { !$0.isNaN }
        let mean = known.reduce(0, +) / Double(max(known.count, 1))
        let perUnit = mean > 0 ? arrivals / mean : 0
        let count = Int(Double(range.count) * stepSeconds / seconds)
        var fine: [Double] = []
        for index in 0..<count {
            let position = (Double(index) + 0.5) * seconds / stepSeconds - 0.5
            let before = min(max(Int(position.rounded(.down)), 0), range.count - 1)
            let after = min(before + 1, range.count - 1)
            let (left, right) = (part[range.lowerBound + before], part[range.lowerBound + after])
            let share = min(max(position - Double(before), 0), 1)
            let rate = left.isNaN || right.isNaN ? .nan : left + (right - left) * share
            fine.append(rate.isNaN ? .nan : PoissonDraw.draw(mean: rate * perUnit, using: &random))
        }
        return DemandSeries(trace: trace, stepSeconds: seconds, values: fine)
    }

    /// The same values, said to be steps of another length: a day becomes shorter or longer.
    func warped(to seconds: Double) -> DemandSeries {
        DemandSeries(trace: trace, stepSeconds: seconds, values: values)
    }
}
