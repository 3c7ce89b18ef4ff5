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

/// What one scrape of a pod's server reads.
struct PodReading: Hashable, Sendable {
    /// In seconds since the world's origin.
    var at: Double
    var waiting: Int
    var running: Int
    var cacheUsage: Double?
    var completed: Int
    var promptTokens: Double
    var outputTokens: Double
    /// Seconds of the server's own time that its work has taken.
    var busySeconds: Double
}

/// What a kubelet measured of a container.
struct CPUReading: Hashable, Sendable {
    /// In seconds since the world's origin.
    var at: Double
    /// Used since the container began to run.
    var coreSeconds: Double
}

/// One number of a pod, with the time of which it tells.
struct PodValue: Hashable, Sendable {
    var value: Double
    /// The end of the window, in seconds since the world's origin.
    var at: Double
    /// Seconds over which it is an average; 0 for a gauge.
    var window: Double

    /// The growth of a counter per second between two readings.
    ///
    /// A counter that fell began anew, and the new value is what it grew by. Source: Prometheus, `rate()`.
    static func rate(from before: (at: Double, count: Double), to after: (at: Double, count: Double)) -> PodValue? {
        let window = after.at - before.at
        guard window > 0 else { return nil }
        let growth = after.count >= before.count ? after.count - before.count : after.count
        return PodValue(value: growth / window, at: after.at, window: window)
    }
}
