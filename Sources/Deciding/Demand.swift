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
    var at: Timestamp

    /// Requests a second, from what finished and from how the number of those inside changed.
    ///
    /// What arrived = what finished + what more is inside: under overload engines finish what they can, and only the
    /// sum tells what is asked of them.
    ///
    /// - Parameters:
    ///   - observation: what is known.
    ///   - inside: how many were inside the last time; replaced by how many are.
    /// - Returns: nil if the engines do not tell what they finish.
    static func requests(_ observation: Observation, inside: inout Census?) -> Demand? {
        guard let finished = total(observation.signals, .requests) else {
            inside = nil
            return nil
        }
        var value = finished.value
        let before = inside
        inside = nil
        if let waiting = total(observation.signals, .waiting), let running = total(observation.signals, .running) {
            let now = Census(requests: waiting.value + running.value, at: finished.at)
            inside = now
            if let before {
                let passed = (now.at - before.at).seconds
                if passed <= 0 { inside = before }
                if passed > 0, passed <= ageMax.seconds { value += (now.requests - before.requests) / passed }
            }
        }
        return Demand(unit: .requests, value: max(0, value), at: finished.at)
    }

    /// The total of the first metric; nil if it has no value.
    static func firstMetric(_ observation: Observation, named name: String, now: Timestamp) -> Demand? {
        guard let metric = observation.metrics.first, let value = metric.total else { return nil }
        return Demand(unit: .metric(name), value: max(0, value), at: metric.newest ?? now)
    }

    private static func total(
        _ signals: [SignalObservation], _ signal: EngineSignal
    ) -> (value: Double, at: Timestamp)? {
        guard let found = signals.first(where: { $0.signal == signal }), let total = found.observation.total,
            let at = found.observation.newest
        else { return nil }
        return (total, at)
    }
}

/// How many requests were inside a workload's engines.
struct Census: Hashable, Codable, Sendable {
    var requests: Double
    var at: Timestamp
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

    /// The time of the newest sample.
    fileprivate var newest: Timestamp? {
        guard case .pods(let samples) = reading else { return at }
        return samples.map(\.at).max() ?? at
    }
}
