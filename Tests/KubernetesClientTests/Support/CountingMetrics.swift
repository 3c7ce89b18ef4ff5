import CoreMetrics
import KubernetesClient

/// A metrics factory that remembers counters as `label{a=b,…}`.
final class CountingMetrics: MetricsFactory {
    private let counts = Locked<[String: Int64]>([:])

    subscript(name: String) -> Int64 { counts.withLock { $0[name] ?? 0 } }
    var names: [String] { counts.withLock { $0.keys.sorted() } }

    private final class Handler: CounterHandler, RecorderHandler, TimerHandler, FloatingPointCounterHandler {
        let name: String
        let metrics: CountingMetrics

        init(_ name: String, _ metrics: CountingMetrics) {
            self.name = name
            self.metrics = metrics
        }

        func increment(by amount: Int64) { metrics.counts.withLock { $0[name, default: 0] += amount } }
        func increment(by amount: Double) { increment(by: Int64(amount)) }
        func record(_ value: Int64) { increment(by: Int64(1)) }
        func record(_ value: Double) { increment(by: Int64(1)) }
        func recordNanoseconds(_ duration: Int64) { increment(by: Int64(1)) }
        func reset() {}
    }

    private func handler(_ label: String, _ dimensions: [(String, String)]) -> Handler {
        Handler("\(label){\(dimensions.map { "\($0)=\($1)" }.joined(separator: ","))}", self)
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler { handler(label, dimensions) }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        handler(label, dimensions)
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { handler(label, dimensions) }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}
