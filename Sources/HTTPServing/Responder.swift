import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle

/// What a request's connection tells beyond the request.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}

/// Translates between the library's types and our handler's.
struct Responder: HTTPResponder {
    let handler: HTTPHandler
    let bodyBytesMax: Int
    let asksForCertificate: Bool

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        let answer = await handler(try await read(request, channel: context.channel))
        var head = HTTPFields()
        for field in answer.headers.fields {
            guard let name = HTTPField.Name(field.name) else {
                context.logger.error("a header name that HTTP does not allow was left out: \(field.name)")
                continue
            }
            head.append(HTTPField(name: name, value: field.value))
        }
        let status = HTTPResponse.Status(code: answer.status)
        switch answer.body {
        case .bytes(let bytes):
            // The answer to a HEAD is that of a GET without its body.
            let isEmpty = bytes.isEmpty || request.method == .head
            let body = isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return Response(status: status, headers: head, body: body)
        case .stream(let stream):
            return Response(
                status: status, headers: head, body: streamBody(stream, request: request, channel: context.channel))
        }
    }

    private typealias HTTPResponse = HTTPTypes.HTTPResponse

    private func read(_ request: Request, channel: any Channel) async throws -> HTTPRequest {
        var headers = HTTPHeaders()
        if let authority = request.head.authority { headers.add("Host", authority) }
        for field in request.headers { headers.add(field.name.rawName, field.value) }
        var read = HTTPRequest(
            method: request.head.method.rawValue, path: request.uri.path, query: request.uri.query ?? "",
            headers: headers)
        if Self.hasBody(request) {
            do {
                let body = try await request.body.collect(upTo: bodyBytesMax)
                read.body = Array(body.readableBytesView)
            } catch is NIOTooManyBytesError {
                read.isBodyTooLong = true
            }
        }
        if asksForCertificate {
            read.clientCertificate = try await channel.nioSSL_peerCertificate().get()?.toDERBytes()
        }
        return read
    }

    private static func hasBody(_ request: Request) -> Bool {
        request.headers[.transferEncoding] != nil || request.headers[.contentLength].map { $0 != "0" } ?? false
    }

    /// Runs `stream` until it returns, the peer goes away or the server shuts down.
    ///
    /// The library notices a peer that goes away while it reads the request's body, and traps if the body was read
    /// before and the peer goes in good order. So a request without a body keeps it unread until here, and one with a
    /// body learns of its peer's end from the first write that fails.
    private func streamBody(
        _ stream: @escaping @Sendable (any HTTPBodyWriter) async throws -> Void, request: Request, channel: any Channel
    ) -> ResponseBody {
        ResponseBody { writer in
            let body = StreamWriter(writer: writer, channel: channel)
            do {
                if Self.hasBody(request) {
                    try await cancelWhenGracefulShutdown { try await stream(body) }
                } else {
                    try await request.body.consumeWithCancellationOnInboundClose { _ in
                        try await cancelWhenGracefulShutdown { try await stream(body) }
                    }
                }
            } catch is CancellationError {
                // Told to stop, by the peer or by us: the body ends here as it would by itself.
            }
            try await writer.finish(nil)
        }
    }
}
