import KubernetesAPI
import KubernetesClient
import Measures

/// Asks a Prometheus for the past of an expression.
///
/// Source: Prometheus, "HTTP API", version 1: `GET /api/v1/query_range`.
struct PrometheusAPI: Sendable {
    /// The points of one series that Prometheus itself gives at most.
    static let pointsMax = 11_000
    /// Real time for one answer; a query over weeks reads many blocks.
    static let deadline = Duration.seconds(20)
    /// Eleven thousand points are 400 kB.
    private static let answerBytesMax = 2 << 20
    /// What is quoted of an answer of failure.
    private static let quoteMax = 200

    let client: Client
    let server: PrometheusServer

    /// The values of `expression` at each step from `start` to `end`, oldest first; an instant without one is left out.
    ///
    /// - Precondition: at most `pointsMax` steps.
    /// - Throws: a typed error; several series are one, since their sum was not asked for.
    func queryRange(
        _ expression: String, from start: Timestamp, to end: Timestamp, step: Duration
    ) async throws(PrometheusError) -> [(at: Timestamp, value: Double)] {
        precondition(step > .zero && (end - start) / step <= Double(Self.pointsMax), "a bounded range")
        func error(_ problem: PrometheusError.Problem) -> PrometheusError {
            PrometheusError(server: server.url, expression: expression, problem: problem)
        }
        let query = [
            ("query", expression), ("start", start.text(.milliseconds)), ("end", end.text(.milliseconds)),
            ("step", "\(Int(step.seconds))"),
        ].map { "\($0)=\(PercentText.escape($1))" }.joined(separator: "&")
        let headers: [TransferRequest.Header]
        do {
            headers = try server.headers()
        } catch let failure {
            throw error(.credentials(failure))
        }
        let answer: FetchAnswer
        do {
            answer = try await client.fetch(
                FetchRequest(
                    url: "\(server.url)/api/v1/query_range?\(query)", accept: "application/json", headers: headers,
                    trust: server.trust, deadline: Self.deadline, bodyBytesMax: Self.answerBytesMax))
        } catch let failure {
            throw error(.unreachable(failure.message))
        }
        guard answer.status == 200 else { throw error(.status(answer.status, Self.words(answer.body))) }
        do {
            let matrix = try Matrix(json: answer.body)
            guard matrix.seriesCount <= 1 else {
                throw error(.unreadable("\(matrix.seriesCount) series; accepted: one"))
            }
            return matrix.samples
        } catch let failure as PrometheusError {
            throw failure
        } catch let failure {
            throw error(.unreadable("\(failure)"))
        }
    }

    /// The server's own words of a failure, else the beginning of what it sent.
    private static func words(_ body: [UInt8]) -> String {
        if let failure = try? Failure(json: body), !failure.text.isEmpty { return failure.text }
        return String(decoding: body.prefix(quoteMax), as: UTF8.self)
            .split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// `{"status":"error","errorType":…,"error":…}`.
private struct Failure: JSONReadable {
    var text = ""

    init(from reader: inout JSONReader) throws(JSONError) {
        var kind = ""
        var words = ""
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "errorType": kind = try reader.string()
            case "error": words = try reader.string()
            case _: break
            }
        }
        text = [kind, words].filter { !$0.isEmpty }.joined(separator: ": ")
    }
}

/// `{"data":{"resultType":"matrix","result":[{"values":[[seconds,"value"],…]}]}}`.
private struct Matrix: JSONReadable {
    var seriesCount = 0
    var samples: [(at: Timestamp, value: Double)] = []

    init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "data":
                try reader.object { (key, reader) throws(JSONError) in
                    switch key {
                    case "resultType":
                        let type = try reader.string()
                        guard type == "matrix" else { throw reader.error("a \(type)") }
                    case "result": try reader.array { (reader) throws(JSONError) in try readSeries(&reader) }
                    case _: break
                    }
                }
            case _: break
            }
        }
    }

    private mutating func readSeries(_ reader: inout JSONReader) throws(JSONError) {
        seriesCount += 1
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "values": try reader.array { (reader) throws(JSONError) in try readSample(&reader) }
            case _: break
            }
        }
    }

    /// Appends a sample; one that is no number, or that time does not lead to, is none.
    private mutating func readSample(_ reader: inout JSONReader) throws(JSONError) {
        var parts: [String] = []
        try reader.array { (reader) throws(JSONError) in
            let part = try reader.stringOrNumber()
            if parts.count < 2 { parts.append(part) }
        }
        guard parts.count == 2, let seconds = Double(parts[0]), let value = Double(parts[1]), value.isFinite,
            let nanoseconds = Int64(exactly: (seconds * 1e9).rounded())
        else { return }
        let at = Timestamp(nanoseconds: nanoseconds)
        guard samples.last.map({ $0.at < at }) ?? true else { return }
        samples.append((at, value))
    }
}
