import KubernetesAPI
import Workloads

/// Where the pods' expositions are: our annotations on the Deployment, else `prometheus.io/*` on its pod template.
enum ScrapeAnnotations {
    private static let ports: ClosedRange<Int32> = 1...65_535
    private static let pathBytesMax = 256

    /// Reads the settings.
    ///
    /// - Parameters:
    ///   - reader: the Deployment's annotations.
    ///   - engine: its engine.
    ///   - template: the pod template.
    ///   - isNeeded: whether a metric is scraped; if not, a convention that others follow is not judged.
    /// - Returns: the settings.
    /// - Throws: the first value that cannot be followed.
    static func settings(
        _ reader: AnnotationReader, engine: Engine, template: PodTemplate, isNeeded: Bool
    ) throws(AnnotationError) -> ScrapeSettings {
        var settings = ScrapeSettings(engine: engine)
        settings.port = try reader.integer(.scrapePort, in: ports).map(Int.init)
        settings.path = reader.text(.scrapePath)
        if let path = settings.path, !isPath(path) {
            throw reader.refusal(
                of: .scrapePath, accepted: "a path that begins with /, of at most \(pathBytesMax) bytes")
        }
        guard isNeeded else { return settings }
        let convention = Convention(annotations: template.annotations, reader: reader)
        if let scheme = try convention.scheme() { settings.scheme = scheme }
        if settings.port == nil { settings.port = try convention.port() }
        if settings.path == nil { settings.path = try convention.path() }
        return settings
    }

    /// What the pod template says in the way of Prometheus.
    private struct Convention {
        let annotations: [String: String]
        let reader: AnnotationReader

        func scheme() throws(AnnotationError) -> ScrapeSettings.Scheme? {
            guard let text = annotations["prometheus.io/scheme"] else { return nil }
            guard let scheme = ScrapeSettings.Scheme(rawValue: text) else {
                throw refusal(of: "scheme", text, accepted: "http, https", instead: nil)
            }
            return scheme
        }

        func port() throws(AnnotationError) -> Int? {
            guard let text = annotations["prometheus.io/port"] else { return nil }
            guard let port = Int32(text), ports.contains(port) else {
                throw refusal(of: "port", text, accepted: "an integer from 1 to 65535", instead: .scrapePort)
            }
            return Int(port)
        }

        func path() throws(AnnotationError) -> String? {
            guard let text = annotations["prometheus.io/path"] else { return nil }
            guard isPath(text) else {
                throw refusal(of: "path", text, accepted: "a path that begins with /", instead: .scrapePath)
            }
            return text
        }

        private func refusal(
            of name: String, _ found: String, accepted: String, instead: AnnotationKey?
        ) -> AnnotationError {
            let other = instead.map { ", or set \($0.text) on the Deployment" } ?? ""
            return AnnotationError(
                workload: reader.workload, key: "prometheus.io/\(name)", found: .value(found), accepted: accepted,
                nextStep: "mend it in the pod template\(other)")
        }
    }

    /// Whether `text` can stand in a URL after the port, as it is.
    private static func isPath(_ text: String) -> Bool {
        text.hasPrefix("/") && text.utf8.count <= pathBytesMax
            && text.utf8.allSatisfy { byte in
                (0x21...0x7e).contains(byte) && !"\"#<>\\^`{|}".utf8.contains(byte)
            }
    }
}
