import Measures
import Workloads

/// A Pods metric of a spec that is read from the pods' own expositions.
struct ScrapedMetric: Hashable, Sendable {
    /// An `EngineSignal`'s raw value, or the name of a series.
    var name: String
    /// Which of its label sets count.
    var selector: LabelQuery

    /// The series under which `engine` may expose it, best first.
    func series(of engine: Engine) -> [EngineTable.Series] {
        let tables = EngineTable.candidates(engine)
        if let signal = EngineSignal(rawValue: name) {
            return tables.flatMap { $0.series[signal] ?? [] }
        }
        // A series that some table knows is joined as the table says, whoever names it.
        let known = EngineTable.all.flatMap { $0.series.values.joined() }.first { $0.name == name && $0.labels.isEmpty }
        return [known ?? EngineTable.Series(name: name)]
    }

    /// Finds it in one pod's exposition.
    ///
    /// - Returns: nil if the pod exposes none of its series, or none with a number.
    func find(in exposition: PrometheusText, engine: Engine) -> ScrapedSeries? {
        for series in series(of: engine) {
            let samples = exposition.samples.filter { sample in
                sample.name == series.name && selector.matches(sample.labels)
                    && series.labels.allSatisfy { sample.labels[$0] == $1 } && sample.value.isFinite
            }
            guard !samples.isEmpty else { continue }
            return ScrapedSeries(
                name: series.name, samples: samples, fold: series.fold,
                isCounter: EngineSignal(rawValue: name)?.isRate ?? exposition.isCounter(series.name))
        }
        return nil
    }
}

/// What one pod exposes of one metric.
struct ScrapedSeries: Sendable {
    /// The series' name.
    var name: String
    /// Its label sets, at least one, all finite.
    var samples: [Sample]
    /// How they become one number.
    var fold: EngineTable.Series.Fold
    /// Whether it only rises, so that its rate is the value.
    var isCounter: Bool

    /// The value of a gauge.
    var value: Double {
        switch fold {
        case .sum: samples.reduce(0) { $0 + $1.value }
        case .highest: samples.reduce(-.infinity) { max($0, $1.value) }
        }
    }

    /// The time of its oldest sample.
    var at: Timestamp? { samples.map(\.at).min() }
}

extension EngineSignal {
    /// Whether it is something a second, which engines count and do not tell.
    var isRate: Bool {
        switch self {
        case .waiting, .running, .kvCache: false
        case .requests, .promptTokens, .outputTokens: true
        }
    }
}
