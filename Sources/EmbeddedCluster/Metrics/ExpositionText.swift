/// The Prometheus text format, version 0.0.4.
enum ExpositionText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// The exposition of `series`; those of one name stand together and must follow each other.
    static func render(_ series: [EngineSeries]) -> [UInt8] {
        var text = ""
        var family = ""
        for one in series {
            if one.name != family {
                family = one.name
                text += "# HELP \(one.name) \(one.help)\n# TYPE \(one.name) \(kind(one.content))\n"
            }
            append(one, to: &text)
        }
        return Array(text.utf8)
    }

    private static func kind(_ content: EngineSeries.Content) -> String {
        switch content {
        case .gauge: "gauge"
        case .counter: "counter"
        case .histogram: "histogram"
        }
    }

    private static func append(_ series: EngineSeries, to text: inout String) {
        switch series.content {
        case .gauge(let value), .counter(let value):
            text += "\(series.name)\(labels(series.labels)) \(number(value))\n"
        case .histogram(let bounds, let counts, let sum):
            var total = 0
            for (index, count) in counts.enumerated() {
                total += count
                let bound = index < bounds.count ? number(bounds[index]) : "+Inf"
                text += "\(series.name)_bucket\(labels(series.labels + [("le", bound)])) \(total)\n"
            }
            text += "\(series.name)_sum\(labels(series.labels)) \(number(sum))\n"
            text += "\(series.name)_count\(labels(series.labels)) \(total)\n"
        }
    }

    /// Our label values hold nothing that needs escaping.
    private static func labels(_ labels: [(name: String, value: String)]) -> String {
        guard !labels.isEmpty else { return "" }
        return "{" + labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",") + "}"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
    }
}
