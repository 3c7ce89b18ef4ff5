import KubernetesClient
import Measures

/// The selectors of a request to a metrics API; an empty one is not sent.
struct MetricQuery {
    /// Which pods, as text.
    var labelSelector: String
    /// Which series of the metric.
    ///
    /// The rules refuse one that cannot be converted, whatever is answered.
    var metricSelector: LabelSelector?

    /// The query, the metric's selector under the name that the API has for it.
    func items(metricSelectorName: String) -> [QueryItem] {
        var items: [QueryItem] = []
        if !labelSelector.isEmpty { items.append((name: "labelSelector", value: labelSelector)) }
        if let metricSelector, let text = try? LabelQuery(metricSelector).text, !text.isEmpty {
            items.append((name: metricSelectorName, value: text))
        }
        return items
    }
}
