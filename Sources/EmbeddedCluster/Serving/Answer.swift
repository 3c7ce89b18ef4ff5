import APIMachinery
import Compression
import HTTPServing
import KubernetesAPI

/// Turns values into HTTP answers.
enum Answer {
    private static let cacheControl = "no-cache, private"
    /// Below this kube-apiserver packs nothing.
    private static let packedBytesMin = 128 << 10

    static func json(_ bytes: [UInt8], status: Int = 200, warnings: [String] = []) -> HTTPResponse {
        var headers: HTTPHeaders = ["Cache-Control": cacheControl, "Content-Type": "application/json"]
        for warning in warnings { headers.add("Warning", warningValue(warning)) }
        return HTTPResponse(status: status, headers: headers, body: .bytes(bytes))
    }

    static func value(
        _ value: JSONValue, status: Int = 200, encoding: Negotiation.Encoding = .json, warnings: [String] = []
    ) -> HTTPResponse {
        switch encoding {
        case .json: return json(value.bytes + [UInt8(ascii: "\n")], status: status, warnings: warnings)
        case .protobuf:
            // What has no protobuf form is sent as JSON, as errors are: the Content-Type tells.
            guard let bytes = ProtobufBody.bytes(value) else { return json(value.bytes, status: status) }
            var answer = json(bytes, status: status, warnings: warnings)
            answer.headers["Content-Type"] = Negotiation.protobufType
            return answer
        case .yaml:
            var answer = json(Array(YAMLText.write(value).utf8), status: status, warnings: warnings)
            answer.headers["Content-Type"] = "application/yaml"
            return answer
        }
    }

    static func error(_ error: StatusError) -> HTTPResponse {
        var answer = value(error.json, status: error.code)
        if let seconds = error.details?["retryAfterSeconds"]?.integerValue {
            answer.headers["Retry-After"] = String(seconds)
        }
        return answer
    }

    /// Packs a large body for a client that takes gzip.
    static func packed(_ answer: HTTPResponse, acceptEncoding: String?) -> HTTPResponse {
        guard let acceptEncoding, acceptEncoding.contains("gzip"), case .bytes(let bytes) = answer.body,
            bytes.count > packedBytesMin
        else { return answer }
        var answer = answer
        answer.body = .bytes(Gzip.pack(bytes))
        answer.headers["Content-Encoding"] = "gzip"
        answer.headers["Vary"] = "Accept-Encoding"
        return answer
    }

    static func text(_ text: String, status: Int = 200) -> HTTPResponse {
        var answer = HTTPResponse.text(text, status: status)
        answer.headers["Cache-Control"] = cacheControl
        return answer
    }

    /// What the server's router says of paths that nothing stands behind.
    static var pageNotFound: HTTPResponse { text("404 page not found\n", status: 404) }

    static func stream(
        _ body: @escaping @Sendable (any HTTPBodyWriter) async throws -> Void
    ) -> HTTPResponse {
        HTTPResponse(
            status: 200, headers: ["Cache-Control": cacheControl, "Content-Type": "application/json"],
            body: .stream(body))
    }

    private static func warningValue(_ text: String) -> String {
        let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "299 - \"\(String(escaped))\""
    }
}
