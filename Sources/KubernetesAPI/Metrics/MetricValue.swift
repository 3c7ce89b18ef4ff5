public import Measures

/// What custom.metrics.k8s.io tells of one object (v1beta2 and v1beta1).
public struct MetricValue: JSONReadable, Hashable {
    /// The object that it describes.
    public var object = ObjectReference(apiVersion: "", kind: "", namespace: "", name: "")
    /// The metric's name.
    public var metric = ""
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
            case "describedObject": object = try ObjectReference(from: &reader)
            case "metric":
                try reader.object { (key, reader) throws(JSONError) in
                    if case "name" = key { metric = try reader.sharedString() }
                }
            case "metricName": metric = try reader.sharedString()
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
