import CoreMetrics

/// One series of a family: its labels and what has been counted.
protocol Series: AnyObject, Sendable {
    /// Appends its lines.
    func write(_ name: String, help: String, to text: inout MetricsText)
}

/// A number that only grows.
final class CounterSeries: Series, CounterHandler {
    private let labels: [(String, String)]
    private let value = Locked<Int64>(0)

    init(labels: [(String, String)]) {
        self.labels = labels
    }

    func increment(by amount: Int64) {
        value.withLock { $0 &+= amount }
    }

    func reset() {
        value.withLock { $0 = 0 }
    }

    func write(_ name: String, help: String, to text: inout MetricsText) {
        text.add(name, .counter, help: help, labels: labels, value: Double(value.withLock { $0 }))
    }
}

/// A number that goes up and down.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    private let labels: [(String, String)]
    private let value = Locked<Double>(0)

    init(labels: [(String, String)]) {
        self.labels = labels
    }

    func set(_ value: Int64) { set(Double(value)) }

    func set(_ value: Double) {
        self.value.withLock { $0 = value }
    }

    func increment(by amount: Double) {
        value.withLock { $0 += amount }
    }

    func decrement(by amount: Double) {
        value.withLock { $0 -= amount }
    }

    func record(_ value: Int64) { set(Double(value)) }

    func record(_ value: Double) { set(value) }

    func write(_ name: String, help: String, to text: inout MetricsText) {
        text.add(name, .gauge, help: help, labels: labels, value: value.withLock { $0 })
    }
}

/// How often values fell below each of some bounds.
final class HistogramSeries: Series, RecorderHandler, TimerHandler {
    private struct Counts {
        /// One for each bound, and one for what is above all of them; not cumulative.
        var buckets: [Int]
        var sum = 0.0
    }

    private let labels: [(String, String)]
    private let bounds: [Double]
    private let counts: Locked<Counts>

    /// Counts nothing yet; `bounds` ascend.
    init(labels: [(String, String)], bounds: [Double]) {
        self.labels = labels
        self.bounds = bounds
        counts = Locked(Counts(buckets: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let place = bounds.firstIndex { value <= $0 } ?? bounds.count
        counts.withLock {
            $0.buckets[place] += 1
            $0.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func write(_ name: String, help: String, to text: inout MetricsText) {
        let counts = counts.withLock { $0 }
        var below = 0
        for (bound, count) in zip(bounds + [.infinity], counts.buckets) {
            below += count
            text.add(
                name, .histogram, help: help, suffix: "_bucket",
                labels: labels + [("le", MetricsText.number(bound))], value: Double(below))
        }
        text.add(name, .histogram, help: help, suffix: "_sum", labels: labels, value: counts.sum)
        text.add(name, .histogram, help: help, suffix: "_count", labels: labels, value: Double(below))
    }
}
