import Workloads

/// What a pod's server tells of itself: a gauge as it is, or a counter as its growth per second.
enum PodMetric: Hashable, Sendable {
    case signal(EngineSignal)
    /// Share of the server's time that its work takes, 0...1; stands for an accelerator's own utilisation.
    case utilization

    /// The metric of a name; nil if pods tell nothing of that name.
    init?(name: String) {
        if let signal = EngineSignal(rawValue: name) {
            self = .signal(signal)
        } else if name == "engine:utilization" {
            self = .utilization
        } else {
            return nil
        }
    }

    /// What one reading says; nil for a counter, and for a server that has no such thing.
    func gauge(_ reading: PodReading) -> Double? {
        switch self {
        case .signal(.waiting): Double(reading.waiting)
        case .signal(.running): Double(reading.running)
        case .signal(.kvCache): reading.cacheUsage
        case .signal(.requests), .signal(.promptTokens), .signal(.outputTokens), .utilization: nil
        }
    }

    /// What a counter shows; nil for a gauge.
    func counter(_ reading: PodReading) -> Double? {
        switch self {
        case .signal(.waiting), .signal(.running), .signal(.kvCache): nil
        case .signal(.requests): Double(reading.completed)
        case .signal(.promptTokens): reading.promptTokens
        case .signal(.outputTokens): reading.outputTokens
        case .utilization: reading.busySeconds
        }
    }
}
