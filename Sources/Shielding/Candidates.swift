/// Who can propose a size for a workload.
public enum Speaker: String, Hashable, Codable, Sendable {
    /// The Horizontal Pod Autoscaler's algorithm.
    case hpa
    /// The same algorithm, shown the demand that is forecast in the place of the present one.
    case forecast
}

/// Why a workload that asks for a forecast is sized without one.
public enum Silence: String, Hashable, Codable, Sendable, CaseIterable {
    /// Neither the pods' engines nor the spec's first metric tell what is asked of the workload.
    case demandMissing = "demand missing"
    /// What is known of demand is too old to look ahead from.
    case demandStale = "demand stale"
    /// There is no demand now, or next to none, that a forecast could be a multiple of.
    case noDemand = "no demand"
    /// Shown the forecast, the HPA's algorithm has no answer.
    case noAnswer = "no answer"
}

/// What a proposer says.
public enum Voice: Hashable, Sendable {
    /// So many replicas.
    case says(Int32)
    /// Nothing, and why.
    case silent(Silence)
    /// Nothing: the workload's policy does not ask.
    case notAsked
}

/// The sizes proposed for one workload at one instant, each absent where its proposer had no answer.
public struct Candidates: Hashable, Sendable {
    /// `spec.replicas` now; what a hold means.
    public var current: Int32
    /// What the plain HPA would write, which is `current` where it would write nothing; nil if it could not compute.
    public var hpa: Int32?
    /// What the forecast asks for.
    public var forecast: Voice

    /// Makes candidates.
    public init(current: Int32, hpa: Int32?, forecast: Voice = .notAsked) {
        self.current = current
        self.hpa = hpa
        self.forecast = forecast
    }
}
