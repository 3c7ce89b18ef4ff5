import Testing

@testable import MetricSources

@Suite struct PrometheusServerTests {
    @Test(arguments: ["http://prometheus:9090", "https://metrics.example/prometheus/", "http://[::1]:9090"])
    func `a URL with a host is accepted, and ends without a slash`(url: String) throws {
        #expect(try !PrometheusServer(url: url).url.hasSuffix("/"))
    }

    @Test(arguments: ["", "prometheus:9090", "ftp://prometheus", "http://", "http://a/?x=1", "http://me:secret@a"])
    func `another one is refused, with what is accepted`(url: String) {
        let error = #expect(throws: PrometheusServerError.self) { try PrometheusServer(url: url) }
        #expect(error?.description.hasPrefix("--prometheus-url is \"\(url)\"; accepted: an http or https URL") == true)
    }

    @Test func `a file that is not there is refused by its option`() {
        let error = #expect(throws: PrometheusServerError.self) {
            try PrometheusServer(url: "https://prometheus", authoritiesFile: "/nowhere/ca.crt")
        }
        #expect(error?.option == "--prometheus-ca-file")
    }
}
