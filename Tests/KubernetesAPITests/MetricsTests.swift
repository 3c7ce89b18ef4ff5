import KubernetesAPI
import Measures
import Testing

@Suite struct MetricsTests {
    @Test func `pod metrics keep time, window and usage`() throws {
        let list = try ObjectList<PodMetrics>(
            json: """
                {"kind":"PodMetricsList","items":[{"metadata":{"name":"a","namespace":"shop","labels":{"app":"llm"}},
                "timestamp":"2026-11-24T10:00:00Z","window":"15.5s","containers":[{"name":"c","usage":
                {"cpu":"123456n","memory":"64Mi"}}]}]}
                """)
        let metrics = try #require(list.items.first)
        #expect(metrics.at == Timestamp("2026-11-24T10:00:00Z"))
        #expect(metrics.window == .milliseconds(15_500))
        #expect(try metrics.containers.first?.usage == ["cpu": Quantity("123456n"), "memory": Quantity("64Mi")])
    }

    @Test func `a custom metric's name is found in both versions`() throws {
        let new = try MetricValue(
            json: """
                {"describedObject":{"kind":"Pod","namespace":"shop","name":"a","apiVersion":"/v1"},"metric":{"name":"q",
                "selector":null},"timestamp":"2026-11-24T10:00:00Z","windowSeconds":60,"value":"1500m","selector":null}
                """)
        let old = try MetricValue(json: #"{"metricName":"q","value":"2"}"#)
        #expect((new.metric, old.metric) == ("q", "q"))
        #expect(new.object.name == "a")
        #expect(new.windowSeconds == 60)
        #expect(try new.value == Quantity("1500m"))
        #expect(old.windowSeconds == nil)
    }

    @Test func `an external metric keeps its labels`() throws {
        let metric = try ExternalMetricValue(
            json:
                #"{"metricName":"depth","metricLabels":{"queue":"q1"},"timestamp":"2026-11-24T10:00:00Z","value":"7"}"#)
        #expect(metric.labels == ["queue": "q1"])
        #expect(try metric.value == Quantity("7"))
    }

    @Test func `a metric without a value is refused, not zero`() {
        #expect(throws: JSONError.self) { try MetricValue(json: #"{"metricName":"q"}"#) }
        #expect(throws: JSONError.self) { try ExternalMetricValue(json: #"{"metricName":"q","value":null}"#) }
    }

    @Test func `groups know their versions`() throws {
        let list = try APIGroupList(
            json: """
                {"groups":[{"name":"metrics.k8s.io","versions":[{"groupVersion":"metrics.k8s.io/v1beta1","version":
                "v1beta1"}],"preferredVersion":{"version":"v1beta1"}}]}
                """)
        #expect(list.groups.first?.name == "metrics.k8s.io")
        #expect(list.groups.first?.versions == ["v1beta1"])
        #expect(list.groups.first?.preferred == "v1beta1")
    }
}
