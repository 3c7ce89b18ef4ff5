public import CoreMetrics
import Foundation

/// Keeps what swift-metrics counts, for `/metrics`: counters, gauges, and histograms of timers and recorders.
///
/// A label is the family's name, as Prometheus spells it. Timers count nanoseconds and are shown in seconds.
public final class MetricsRegistry: MetricsFactory, Sendable {
    /// Series of one family that are kept; a label that an outsider could fill must not fill the memory.
    public static let seriesMax = 1_000

    private let families = Locked<[String: [String: any Series]]>([:])

    /// Makes an empty registry.
    public init() {}

    /// The counter of these labels.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions) { CounterSeries(labels: dimensions) }
    }

    /// The gauge of these labels.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions) { GaugeSeries(labels: dimensions) }
    }

    /// A histogram, or a gauge where values are not to be aggregated.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        guard aggregate else { return series(label, dimensions) { GaugeSeries(labels: dimensions) } }
        return histogram(label, dimensions)
    }

    /// A histogram in seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions)
    }

    /// Forgets the series.
    public func destroyCounter(_ handler: any CounterHandler) { forget(handler) }

    /// Forgets the series.
    public func destroyMeter(_ handler: any MeterHandler) { forget(handler) }

    /// Forgets the series.
    public func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }

    /// Forgets the series.
    public func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

    /// Appends every series.
    func write(to text: inout MetricsText) {
        let families = families.withLock { $0 }
        for (name, series) in families {
            let help = MetricFamily.named(name).help
            for (_, one) in series.sorted(by: { $0.key < $1.key }) { one.write(name, help: help, to: &text) }
        }
    }

    private func histogram(_ label: String, _ dimensions: [(String, String)]) -> HistogramSeries {
        series(label, dimensions) {
            HistogramSeries(labels: dimensions, bounds: MetricFamily.named(label).buckets)
        }
    }

    /// The series of these labels, made if need be; one of another kind, or past the limit, counts into the void.
    private func series<Kind: Series>(
        _ name: String, _ labels: [(String, String)], make: () -> Kind
    ) -> Kind {
        let key = MetricsText.labelText(labels)
        let (found, isFull) = families.withLock { families -> (Kind, Bool) in
            if let found = families[name]?[key] as? Kind { return (found, false) }
            let made = make()
            guard families[name, default: [:]].count < Self.seriesMax else { return (made, true) }
            families[name, default: [:]][key] = made
            return (made, false)
        }
        if isFull, name != Self.refused {
            makeCounter(label: Self.refused, dimensions: [("family", name)]).increment(by: 1)
        }
        return found
    }

    private static let refused = "outrider_series_refused_total"

    private func forget(_ handler: AnyObject) {
        families.withLock { families in
            for (name, series) in families {
                for (key, one) in series where one === handler { families[name]?[key] = nil }
            }
        }
    }
}
