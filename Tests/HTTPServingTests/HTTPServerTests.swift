import HTTPServing
import Logging
import ServiceLifecycle
import Testing

@Suite struct HTTPServerTests {
    /// Runs a server for as long as `body` takes.
    private func serve(
        bodyBytesMax: Int = 1_024, _ handler: @escaping HTTPHandler, _ body: (Int) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream<Int>.makeStream()
        let server = HTTPServer(
            host: "127.0.0.1", port: 0, bodyBytesMax: bodyBytesMax, logger: Logger(label: "test"),
            onReady: { port.yield($0) }, handler: handler)
        let running = Task { try await server.run() }
        defer { running.cancel() }
        for await port in ports.prefix(1) { try await body(port) }
    }

    private func get(_ path: String, method: String = "GET", body: String = "") -> String {
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
        return "\(method) \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\(length)\r\n\(body)"
    }

    @Test func `a request comes whole: method, raw path, query, headers, body`() async throws {
        let echo: HTTPHandler = { request in
            let text = "\(request.method) \(request.path) [\(request.query)] \(request.headers["host"] ?? "")"
            return .text("\(text) \(String(decoding: request.body, as: UTF8.self))")
        }
        try await serve(echo) { port in
            let answer = try await RawClient(port: port).exchange(get("/a%2Fb?c=d%20e", method: "POST", body: "hi"))
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            #expect(answer.hasSuffix("POST /a%2Fb [c=d%20e] x hi"))
        }
    }

    @Test func `a body that is too long is flagged, not passed on`() async throws {
        let handler: HTTPHandler = { .text("\($0.isBodyTooLong) \($0.body.count)", status: 413) }
        try await serve(bodyBytesMax: 10, handler) { port in
            let request = get("/", method: "POST", body: String(repeating: "x", count: 11))
            let answer = try await RawClient(port: port).exchange(request)
            #expect(answer.hasSuffix("true 0"))
        }
    }

    @Test func `a stream ends when its closure returns`() async throws {
        let handler: HTTPHandler = { _ in
            HTTPResponse(
                status: 200,
                body: .stream { writer in
                    try await writer.write(Array("one".utf8))
                    try await writer.write(Array("two".utf8))
                })
        }
        try await serve(handler) { port in
            let answer = try await RawClient(port: port).exchange(get("/"))
            #expect(answer.contains("chunked"))
            #expect(answer.hasSuffix("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"))
        }
    }

    @Test func `a peer that goes away cancels its stream`() async throws {
        let (ends, end) = AsyncStream<Bool>.makeStream()
        let handler: HTTPHandler = { _ in
            HTTPResponse(
                status: 200,
                body: .stream { writer in
                    try await writer.write(Array("begun".utf8))
                    let (never, _) = AsyncStream<Void>.makeStream()
                    for await _ in never {}
                    end.yield(Task.isCancelled)
                })
        }
        try await serve(handler) { port in
            try await RawClient(port: port).exchange(get("/")) { $0.contains("begun") }
            for await isCancelled in ends.prefix(1) { #expect(isCancelled) }
        }
    }

    @Test func `a graceful stop ends open streams in good order`() async throws {
        let (ports, port) = AsyncStream<Int>.makeStream()
        let server = HTTPServer(
            host: "127.0.0.1", port: 0, logger: Logger(label: "test"), onReady: { port.yield($0) },
            handler: { _ in
                HTTPResponse(
                    status: 200,
                    body: .stream { writer in
                        try await writer.write(Array("begun".utf8))
                        let (never, _) = AsyncStream<Void>.makeStream()
                        for await _ in never {}
                    })
            })
        let group = ServiceGroup(services: [server], logger: Logger(label: "test"))
        let running = Task { try await group.run() }
        for await port in ports.prefix(1) {
            let answer = try await RawClient(port: port).exchange(get("/")) { answer in
                if answer.contains("begun") { Task { await group.triggerGracefulShutdown() } }
                return false
            }
            #expect(answer.hasSuffix("0\r\n\r\n"))
        }
        try await running.value
    }

    @Test func `the answer to HEAD has no body`() async throws {
        try await serve({ _ in .text("body") }) { port in
            let answer = try await RawClient(port: port).exchange(get("/", method: "HEAD"))
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            #expect(!answer.contains("body"))
        }
    }
}
