import Autoscaling
import Measures
import Workloads

/// An annotation that stands for one metric: `target-cpu: 60%`.
enum Shorthand: CaseIterable {
    case cpu
    case memory
    case queue
    case running
    case kvCache
    case requests

    /// The annotation.
    var key: AnnotationKey {
        switch self {
        case .cpu: .targetCPU
        case .memory: .targetMemory
        case .queue: .targetQueue
        case .running: .targetRunning
        case .kvCache: .targetKVCache
        case .requests: .targetRequests
        }
    }

    /// What it accepts, in words.
    var accepted: String {
        switch self {
        case .cpu: "a per cent of the requests from 1% to 10000% such as 60%, or CPU per pod such as 500m"
        case .memory: "a per cent of the requests from 1% to 10000% such as 70%, or memory per pod such as 512Mi"
        case .queue: "a positive number of waiting requests per pod, such as 5"
        case .running: "a positive number of running requests per pod, such as 20"
        case .kvCache: "a per cent of the KV cache from 1% to 100%, such as 80%"
        case .requests: "a positive number of finished requests per second and pod, such as 2.5"
        }
    }

    /// The metric that `text` stands for; nil if it is not accepted.
    func metric(_ text: String) -> MetricSpec? {
        switch self {
        case .cpu: Self.resource("cpu", text)
        case .memory: Self.resource("memory", text)
        case .queue: Self.signal(.waiting, Self.positive(text))
        case .running: Self.signal(.running, Self.positive(text))
        // The engines tell a share of 1, so 80 % is 800m.
        case .kvCache: Self.signal(.kvCache, Self.percent(text, upTo: 100).map { .milli(Int64($0) * 10) })
        case .requests: Self.signal(.requests, Self.positive(text))
        }
    }

    private static func resource(_ name: String, _ text: String) -> MetricSpec? {
        if text.hasSuffix("%") {
            return percent(text, upTo: 10_000).map { .resource(name, target: .utilization($0)) }
        }
        return positive(text).map { .resource(name, target: .averageValue($0)) }
    }

    private static func signal(_ signal: EngineSignal, _ target: Quantity?) -> MetricSpec? {
        target.map { .pods(MetricSpec.Identifier(name: signal.rawValue), target: .averageValue($0)) }
    }

    private static func percent(_ text: String, upTo highest: Int32) -> Int32? {
        guard text.hasSuffix("%"), let number = Int32(text.dropLast()), (1...highest).contains(number),
            text.first?.isNumber == true
        else { return nil }
        return number
    }

    private static func positive(_ text: String) -> Quantity? {
        // The caller says what is accepted, whichever way the text fails.
        guard let quantity = try? Quantity(text), quantity.sign > 0 else { return nil }
        return quantity
    }
}
