import Measures
import Simulation

/// Reads annotations of the simulation, and remembers those that it could not read.
struct AnnotationReader {
    private let annotations: [String: String]
    var problems: [LoadError] = []

    /// Reads `annotations`, and `others` where these are silent.
    init(_ annotations: [String: String], otherwise others: [String: String] = [:]) {
        self.annotations = annotations.merging(others) { own, _ in own }
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
        guard let total = duration(SimulationKey.startup) ?? controllerStartup else {
            return Startup(pull: usual.pull, load: usual.load, loadSpread: spread ?? usual.loadSpread)
        }
        let pull = min(usual.pull, total / 2)
        return Startup(pull: pull, load: total - pull, loadSpread: spread ?? 0)
    }

    /// What the controller is told of the start-up; `auto`, and what is the controller's to refuse, say nothing.
    private var controllerStartup: Duration? {
        annotations[SimulationKey.controllerStartup].flatMap { Duration(simulationText: $0) }
    }

    /// A known engine: its accelerator and its model have been measured together.
    mutating func profile(on accelerator: AcceleratorClass) -> EngineProfile? {
        if let profile = EngineProfile.named(accelerator.name, model: model) { return profile }
        let isModelKnown = EngineProfile.all.contains { $0.model == model }
        let known = isModelKnown ? EngineProfile.all.filter { $0.model == model } : EngineProfile.all
        problems.append(
            isModelKnown
                ? LoadError(
                    field: accelerator.field, found: accelerator.name,
                    accepted: known.map(\.accelerator).joined(separator: ", ") + " for the model \(model)")
                : LoadError(
                    field: SimulationKey.model, found: model,
                    accepted: Set(known.map(\.model)).sorted().joined(separator: ", ")))
        return nil
    }

    /// The model that an engine serves; Llama-3-8B of one that does not say.
    var model: String { annotations[SimulationKey.model] ?? "llama-3-8b" }
}
