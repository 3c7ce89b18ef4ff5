import CoreMetrics
import Testing

@testable import Dashboard

@Suite struct MetricsRegistryTests {
    private let registry = MetricsRegistry()

    private var text: String {
        var text = MetricsText()
        registry.write(to: &text)
        return text.rendered
    }

    @Test func `a counter counts`() {
        let counter = Counter(
            label: "outrider_api_requests_total", dimensions: [("verb", "get"), ("code", "200")], factory: registry)
        counter.increment()
        counter.increment(by: 2)
        #expect(text.contains("# TYPE outrider_api_requests_total counter\n"))
        #expect(text.contains("outrider_api_requests_total{code=\"200\",verb=\"get\"} 3\n"))
    }

    @Test func `one series is one series, whatever the order of its labels`() {
        for labels in [[("a", "1"), ("b", "2")], [("b", "2"), ("a", "1")]] {
            Counter(label: "x_total", dimensions: labels, factory: registry).increment()
        }
        #expect(text.contains("x_total{a=\"1\",b=\"2\"} 2\n"))
    }

    @Test func `a meter and a gauge show the last value`() {
        Meter(label: "a", factory: registry).set(1.5)
        Gauge(label: "b", factory: registry).record(2)
        #expect(text.contains("# TYPE a gauge\na 1.5\n"))
        #expect(text.contains("# TYPE b gauge\nb 2\n"))
    }

    @Test func `a timer is a histogram in seconds, its buckets cumulative`() {
        let timer = Timer(label: "outrider_api_request_seconds", factory: registry)
        timer.recordMilliseconds(7)
        timer.recordMilliseconds(70)
        timer.recordMilliseconds(70_000)
        #expect(text.contains("# TYPE outrider_api_request_seconds histogram\n"))
        #expect(text.contains("outrider_api_request_seconds_bucket{le=\"0.005\"} 0\n"))
        #expect(text.contains("outrider_api_request_seconds_bucket{le=\"0.01\"} 1\n"))
        #expect(text.contains("outrider_api_request_seconds_bucket{le=\"0.1\"} 2\n"))
        #expect(text.contains("outrider_api_request_seconds_bucket{le=\"+Inf\"} 3\n"))
        #expect(text.contains("outrider_api_request_seconds_count 3\n"))
        #expect(text.contains("outrider_api_request_seconds_sum 70.077\n"))
    }

    @Test func `a series that is destroyed is shown no more`() {
        let meter = Meter(label: "a", factory: registry)
        meter.set(1)
        meter.destroy()
        #expect(text == "")
    }

    @Test func `a label that somebody else fills does not fill the memory`() {
        for number in 0..<MetricsRegistry.seriesMax + 5 {
            Counter(label: "x_total", dimensions: [("name", "\(number)")], factory: registry).increment()
        }
        let shown = text.split(separator: "\n").filter { $0.hasPrefix("x_total{") }
        #expect(shown.count == MetricsRegistry.seriesMax)
        #expect(text.contains("outrider_series_refused_total{family=\"x_total\"} 5\n"))
    }
}
