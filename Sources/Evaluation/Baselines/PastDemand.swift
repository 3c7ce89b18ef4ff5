/// The demand before the judged window, in replicas, as far as it is known.
public struct PastDemand: Hashable, Sendable {
    /// One known step.
    struct Step: Hashable, Sendable {
        /// When it began, in seconds since the window's start; below 0.
        var offset: Double
        /// Replicas' worth of demand.
        var replicas: Double
    }

    /// The known steps, in order of time; what a gap hid is not among them.
    let steps: [Step]

    /// Makes a past of equal steps that end at the window's start; nil if nothing is known.
    ///
    /// - Parameters:
    ///   - stepSeconds: length of a step.
    ///   - replicas: replicas in each, the oldest first; nil in a gap, which is not 0.
    public init?(stepSeconds: Double, replicas: [Double?]) {
        let start = -Double(replicas.count) * stepSeconds
        steps = replicas.enumerated().compactMap { index, known in
            known.map { Step(offset: start + Double(index) * stepSeconds, replicas: $0) }
        }
        if steps.isEmpty { return nil }
    }

    /// Replicas on average over what is known.
    var mean: Double {
        steps.reduce(0) { $0 + $1.replicas } / Double(steps.count)
    }
}
