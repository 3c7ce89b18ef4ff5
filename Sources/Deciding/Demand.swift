import Measures
import Workloads

/// In what demand is counted.
public enum DemandUnit: Hashable, Codable, Sendable, CustomStringConvertible {
    /// Requests that arrive a second, as the engines tell.
    case requests
    /// The total of the spec's first metric, in its own unit.
    case metric(String)

    /// As records show it: `requests/s`, or the metric's name.
    public var description: String {
        switch self {
        case .requests: "requests/s"
        case .metric(let name): name
        }
    }
}

/// What is asked of a workload at one instant.
struct Demand: Hashable, Codable, Sendable {
    /// Demand that is older than this is not looked ahead from: eight periods, or two of the slowest source's.
    static let ageMax = Duration.seconds(120)
    /// Of a reading that covers fewer of the pods the total is not known.
    static let coverageMin = 0.5

    var unit: DemandUnit
    /// Not negative.
    var value: Double
    /// Not later than the look: a clock that goes ahead must not hold up what comes after.
    var at: Timestamp

    /// Requests a second, from what finished and from how the number of those inside changed.
    ///
    /// What arrived = what finished + what more is inside: under overload engines finish what they can, and only the
    /// sum tells what is asked of them. What is inside is compared pod by pod: a pod that comes or goes brings or takes
    /// what it holds, and none of that has just arrived. Pods that tell nothing are taken to be like the others.
    ///
    /// - Parameters:
    ///   - observation: what is known.
    ///   - inside: how many were inside the last time; replaced by how many are.
    ///   - now: the instant of the look.
    /// - Returns: nil if the engines do not tell what they finish, or if more left than finished: requests given up or
    ///   lost, and what arrived is not known.
    static func requests(_ observation: Observation, inside: inout Census?, now: Timestamp) -> Demand? {
        let before = inside
        inside = nil
        guard let finished = observation.signal(.requests), let total = finished.total, let newest = finished.newest
        else { return nil }
        let at = min(newest, now)
        var value = total
        if let census = Census(observation, at: at) {
            inside = census
            if let before {
                let passed = (census.at - before.at).seconds
                // The same look again; a census of the future is of a clock that was wrong.
                if passed <= 0, before.at <= now { inside = before }
                if passed > 0, passed <= ageMax.seconds, let more = census.more(than: before) {
                    value += more / passed
                }
            }
        }
        // A sum of the same fractions in another order may miss 0 by a little.
        guard value > -1e-6 else { return nil }
        return Demand(unit: .requests, value: max(0, value) / (finished.coverage ?? 1), at: at)
    }

    /// The total of the first metric; nil if it has no value.
    static func firstMetric(_ observation: Observation, named name: String, now: Timestamp) -> Demand? {
        guard let metric = observation.metrics.first, let value = metric.total else { return nil }
        return Demand(unit: .metric(name), value: max(0, value), at: min(metric.newest ?? now, now))
    }
}

/// How many requests were inside each of a workload's engines.
struct Census: Hashable, Codable, Sendable {
    /// So many pods are remembered, the first by name: they stand for the others.
    static let podsMax = 256

    /// One pod's.
    struct Count: Hashable, Codable, Sendable {
        var pod: String
        var requests: Double
    }

    /// In the order of names.
    var counts: [Count]
    /// How many pods told; more than `counts` where there are too many to remember.
    var pods: Int
    var at: Timestamp

    /// The pods that tell both what waits and what runs; nil if there is none.
    init?(_ observation: Observation, at: Timestamp) {
        guard let waiting = observation.signal(.waiting)?.perPod, let running = observation.signal(.running)?.perPod
        else { return nil }
        let counts = waiting.compactMap { pod, requests in
            running[pod].map { Count(pod: pod, requests: requests + $0) }
        }
        guard !counts.isEmpty else { return nil }
        self.counts = Array(counts.sorted { $0.pod < $1.pod }.prefix(Self.podsMax))
        pods = counts.count
        self.at = at
    }

    /// How many more are inside the pods of both; nil if there is no such pod.
    func more(than before: Census) -> Double? {
        let earlier = Dictionary(before.counts.map { ($0.pod, $0.requests) }, uniquingKeysWith: +)
        let changes = counts.compactMap { count in earlier[count.pod].map { count.requests - $0 } }
        guard !changes.isEmpty else { return nil }
        return changes.reduce(0, +) * Double(pods) / Double(counts.count)
    }
}

extension Observation {
    fileprivate func signal(_ signal: EngineSignal) -> MetricObservation? {
        signals.first { $0.signal == signal }?.observation
    }
}

extension MetricObservation {
    /// The sum over pods, or of all values, in the metric's unit; nil if too little of it is known.
    fileprivate var total: Double? {
        switch reading {
        case .pods(let samples):
            guard !samples.isEmpty, coverage ?? 1 >= Demand.coverageMin else { return nil }
            return samples.reduce(0) { $0 + Double($1.milliValue) } / 1_000
        case .values(let values):
            return values.isEmpty ? nil : values.reduce(0) { $0 + Double($1) } / 1_000
        case .missing: return nil
        }
    }

    /// Each pod's value; nil if too little is known.
    fileprivate var perPod: [String: Double]? {
        guard case .pods(let samples) = reading, total != nil else { return nil }
        return Dictionary(samples.map { ($0.pod, Double($0.milliValue) / 1_000) }, uniquingKeysWith: +)
    }

    /// The time of the newest sample.
    fileprivate var newest: Timestamp? {
        guard case .pods(let samples) = reading else { return at }
        return samples.map(\.at).max() ?? at
    }
}
