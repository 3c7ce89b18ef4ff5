/// How many replicas the expected demand needs at the objective, over time in equal steps.
///
/// It is a fraction: 2.3 replicas' worth of work. The offset counts from the start of the judged window, so that a past
/// has offsets below 0.
public struct DemandCurve: Hashable, Sendable {
    /// Offset of the first step, in seconds.
    public let start: Double
    /// Length of a step, in seconds.
    public let stepSeconds: Double
    /// Replicas in each step.
    public let replicas: [Double]

    /// Makes a curve.
    public init(start: Double, stepSeconds: Double, replicas: [Double]) {
        precondition(stepSeconds > 0, "a step has a length")
        self.start = start
        self.stepSeconds = stepSeconds
        self.replicas = replicas
    }

    /// Each step's offset and replicas.
    public var steps: [(offset: Double, replicas: Double)] {
        replicas.enumerated().map { (start + Double($0.offset) * stepSeconds, $0.element) }
    }

    /// Replicas on average; 0 for a curve of no steps.
    public var mean: Double {
        replicas.isEmpty ? 0 : replicas.reduce(0, +) / Double(replicas.count)
    }

    /// The highest mean of `window` seconds that begins with a step.
    public func peak(ofWindow window: Double) -> Double {
        let count = max(1, min(replicas.count, Int((window / stepSeconds).rounded())))
        guard replicas.count >= count else { return 0 }
        return (0...(replicas.count - count)).lazy.map { first in
            replicas[first..<(first + count)].reduce(0, +) / Double(count)
        }.max() ?? 0
    }

    /// Replicas at an offset; outside of the curve those of its nearest end.
    public func value(at offset: Double) -> Double {
        guard !replicas.isEmpty else { return 0 }
        return replicas[index(of: offset)]
    }

    /// The highest of the steps that `from...to` touches.
    public func peak(from: Double, to: Double) -> Double {
        guard !replicas.isEmpty else { return 0 }
        return replicas[index(of: from)...index(of: max(from, to))].max() ?? 0
    }

    private func index(of offset: Double) -> Int {
        let step = ((offset - start) / stepSeconds).rounded(.down)
        return Int(min(max(step, 0), Double(replicas.count - 1)))
    }

    /// Whole replicas for a demand, at least 1; a hair above a whole number is that number.
    public static func whole(_ demand: Double) -> Int {
        max(1, Int(min(demand - 1e-9, 1e6).rounded(.up)))
    }
}
