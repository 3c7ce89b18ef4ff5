import ArgumentParser
import MetricSources

/// Where the demand of the time before is known.
struct PrometheusOptions: ParsableArguments {
    @Option(
        name: .customLong("prometheus-url"),
        help:
            "A Prometheus that scrapes the pods: where a workload's past is read once, such as http://prometheus:9090.")
    var url: String?

    @Option(name: .customLong("prometheus-token-file"), help: "A file with a bearer token for it; read anew each time.")
    var tokenFile: String?

    @Option(name: .customLong("prometheus-ca-file"), help: "The certificates that may sign its own; else the system's.")
    var authoritiesFile: String?

    /// The server; nil if none is named.
    ///
    /// - Throws: `PrometheusServerError`.
    var server: PrometheusServer? {
        get throws {
            guard let url else { return nil }
            return try PrometheusServer(url: url, tokenFile: tokenFile, authoritiesFile: authoritiesFile)
        }
    }
}
