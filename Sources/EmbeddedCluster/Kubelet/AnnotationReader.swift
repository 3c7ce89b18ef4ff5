import Measures
import Simulation

/// Reads annotations of the simulation, and remembers those that it could not read.
struct AnnotationReader {
    private let annotations: [String: String]
    var problems: [LoadError] = []

    init(_ annotations: [String: String]) {
        self.annotations = annotations
    }

    /// The text of `key`; nil if it is not there.
    func text(_ key: String) -> String? {
        annotations[key]
    }

    /// A number within `range`.
    mutating func number(_ key: String, _ range: ClosedRange<Double>) -> Double? {
        guard let text = annotations[key] else { return nil }
        if let number = Double(text), range.contains(number) { return number }
        problems.append(
            LoadError(
                field: key, found: text, accepted: "a number from \(range.lowerBound) to \(range.upperBound)"))
        return nil
    }

    /// A quantity such as `50m` or `512Mi`, not negative.
    mutating func quantity(_ key: String) -> Double? {
        guard let text = annotations[key] else { return nil }
        if let quantity = try? Quantity(text), quantity.sign >= 0 { return quantity.approximateDouble }
        problems.append(LoadError(field: key, found: text, accepted: "a quantity such as 50m or 512Mi"))
        return nil
    }

    /// A duration such as `45s`.
    mutating func duration(_ key: String) -> Duration? {
        guard let text = annotations[key] else { return nil }
        if let duration = Duration(simulationText: text) { return duration }
        problems.append(LoadError(field: key, found: text, accepted: "a duration such as 45s or 1m30s"))
        return nil
    }

    /// The start-up; a given time is all load and, unless a spread is given too, exact.
    mutating func startup(default usual: Startup) -> Startup {
        let spread = number(SimulationKey.startupSpread, 0...2)
        guard let total = duration(SimulationKey.startup) else {
            return Startup(pull: usual.pull, load: usual.load, loadSpread: spread ?? usual.loadSpread)
        }
        let pull = min(usual.pull, total / 2)
        return Startup(pull: pull, load: total - pull, loadSpread: spread ?? 0)
    }
}
