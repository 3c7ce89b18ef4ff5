import KubernetesAPI
import Measures

/// What a log line `decided` of the controller said, for people.
struct HeardDecision: Equatable, Sendable {
    var at: Timestamp
    /// The Deployment's name.
    var workload: String
    var from: Int64
    var to: Int64
    /// Why, with the numbers behind it and what the plain HPA would have done with the same pods.
    var reason: String

    /// Reads a log line; nil if it has no size to tell of.
    init?(logLine line: JSONValue) {
        guard let at = line["ts"]?.stringValue.flatMap({ Timestamp($0) }), let name = line["workload"]?.stringValue,
            let from = line["from"]?.integerValue, let to = line["to"]?.integerValue
        else { return nil }
        self.at = at
        self.from = from
        self.to = to
        workload = name.split(separator: "/").last.map(String.init) ?? name
        let numbers = (line["metrics"]?.arrayValue ?? []).compactMap(Self.number)
        reason =
            (line["because"]?.stringValue ?? "") + (numbers.isEmpty ? "" : " (\(numbers.joined(separator: "; ")))")
            + Self.beside(line["hpa"]?.integerValue, to: to)
    }

    /// `vllm:num_requests_running 37.1, asks for 14`; nil for a metric without a value.
    private static func number(_ metric: JSONValue) -> String? {
        guard let name = metric["name"]?.stringValue, let value = metric["value"]?.doubleValue else { return nil }
        let proposal = metric["proposal"]?.integerValue.map { ", asks for \($0)" } ?? ""
        return "\(name) \(DemoScreen.plain(value))\(proposal)"
    }

    private static func beside(_ hpa: Int64?, to: Int64) -> String {
        guard let hpa else { return "" }
        return hpa == to ? "; the HPA would do the same" : "; the HPA would have \(hpa)"
    }
}
