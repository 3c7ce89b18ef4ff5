import CoreMetrics
import KubernetesClient

/// Keeps what is counted and recorded, by label and dimensions.
final class TestMetrics: MetricsFactory {
    private let counted = Locked<[String: Int64]>([:])
    private let recorded = Locked<[String: [Double]]>([:])

    var counts: [String: Int64] { counted.withLock { $0 } }
    var records: [String: [Double]] { recorded.withLock { $0 } }

    private static func name(_ label: String, _ dimensions: [(String, String)]) -> String {
        ([label] + dimensions.map { "\($0)=\($1)" }).joined(separator: " ")
    }

    private final class Handler: CounterHandler, RecorderHandler, TimerHandler {
        private let add: @Sendable (Double) -> Void

        init(add: @escaping @Sendable (Double) -> Void) {
            self.add = add
        }

        func increment(by amount: Int64) { add(Double(amount)) }
        func reset() {}
        func record(_ value: Int64) { add(Double(value)) }
        func record(_ value: Double) { add(value) }
        func recordNanoseconds(_ duration: Int64) { add(Double(duration)) }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let name = Self.name(label, dimensions)
        return Handler { [counted] amount in counted.withLock { $0[name, default: 0] += Int64(amount) } }
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let name = Self.name(label, dimensions)
        return Handler { [recorded] value in recorded.withLock { $0[name, default: []].append(value) } }
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        Handler { _ in }
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}
