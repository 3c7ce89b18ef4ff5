public import Measures

/// What external.metrics.k8s.io tells of one series.
public struct ExternalMetricValue: JSONReadable, Hashable {
    /// The metric's name.
    public var metric = ""
    /// What tells it from other series of that name.
    public var labels: [String: String] = [:]
    /// The end of the window.
    public var at: Timestamp?
    /// The length of the window; nil if it is an instant's value.
    public var windowSeconds: Int64?
    /// The value.
    public var value = Quantity.zero

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var hasValue = false
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metricName": metric = try reader.sharedString()
            case "metricLabels": labels = try reader.stringMap()
            case "timestamp": at = try reader.timestamp()
            case "windowSeconds", "window": windowSeconds = try reader.int64()
            case "value":
                value = try reader.quantity()
                hasValue = true
            case _: break
            }
        }
        guard hasValue else { throw reader.error("a metric without a value") }
    }
}
