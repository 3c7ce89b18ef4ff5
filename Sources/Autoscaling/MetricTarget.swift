public import Measures

/// What a metric should be; which of the three numbers counts is said by the metric's type (spec 4.1).
public struct MetricTarget: Hashable, Codable, Sendable {
    /// `Utilization`, `Value` or `AverageValue`; only Object metrics look at it.
    public var type: String
    /// The wanted value of the whole.
    public var value: Quantity?
    /// The wanted value per pod.
    public var averageValue: Quantity?
    /// The wanted per cent of the pods' requests.
    public var averageUtilization: Int32?

    /// Makes a target.
    public init(
        type: String = "", value: Quantity? = nil, averageValue: Quantity? = nil, averageUtilization: Int32? = nil
    ) {
        self.type = type
        self.value = value
        self.averageValue = averageValue
        self.averageUtilization = averageUtilization
    }

    /// Reads a target; an absent type is empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        type = try container.decodeIfPresent(String.self, forKey: .type) ?? ""
        value = try container.decodeIfPresent(Quantity.self, forKey: .value)
        averageValue = try container.decodeIfPresent(Quantity.self, forKey: .averageValue)
        averageUtilization = try container.decodeIfPresent(Int32.self, forKey: .averageUtilization)
    }

    /// Per cent of the pods' requests.
    public static func utilization(_ percent: Int32) -> MetricTarget {
        MetricTarget(type: "Utilization", averageUtilization: percent)
    }

    /// A value of the whole.
    public static func value(_ value: Quantity) -> MetricTarget {
        MetricTarget(type: "Value", value: value)
    }

    /// A value per pod.
    public static func averageValue(_ value: Quantity) -> MetricTarget {
        MetricTarget(type: "AverageValue", averageValue: value)
    }
}
