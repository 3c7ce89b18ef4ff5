import Measures

/// What one metric says by itself.
public enum MetricProposal: Hashable, Sendable {
    /// So many replicas; `name` is the metric's in messages. The count may be 0 or negative.
    case wants(replicas: Int32, name: String, status: MetricStatus)
    /// It has no answer; `message` is for its Event and condition, `error` for the returned chain.
    case failed(reason: ScalingReason, message: String, error: String)

    /// How a status shows the metric.
    public var status: MetricStatus {
        switch self {
        case .wants(_, _, let status): status
        case .failed: .failed
        }
    }
}

extension MetricStatus.Current {
    /// The numbers as a status has them once the API server has read and printed them.
    init(_ answer: ReplicaCalculator.Answer, isBytes: Bool = false) {
        value = answer.value.map { Self.stored($0, isBytes: isBytes) }
        averageValue = answer.average.map { Self.stored($0, isBytes: isBytes) }
        averageUtilization = answer.percent
    }

    /// Memory is written with binary suffixes; what then has none reads back as decimal.
    private static func stored(_ milli: Int64, isBytes: Bool) -> Quantity {
        let keepsSuffix = isBytes && milli != 0 && milli % (1000 * 1024) == 0
        return .milli(milli, format: keepsSuffix ? .binarySI : .decimalSI)
    }
}
