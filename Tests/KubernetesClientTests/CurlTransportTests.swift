import Foundation
import KubernetesAPI
import KubernetesClient
import Measures
import Testing

/// The transport over real sockets, against a server in another process.
@Suite struct CurlTransportTests {
    private let server: LocalServer
    private let transport: CurlTransport

    init() throws {
        server = try LocalServer.plain.get()
        transport = try CurlTransport()
    }

    private func request(_ path: String, bytesMax: Int = 1 << 20) -> TransferRequest {
        var request = TransferRequest(.get, server.url(path), bytesMax: bytesMax)
        request.proxy = .none
        request.deadline = .seconds(10)
        return request
    }

    private func stream(_ path: String, silenceMax: Duration? = nil, bytesMax: Int = 1 << 20) -> TransferRequest {
        var request = request(path, bytesMax: bytesMax)
        request.deadline = nil
        request.silenceMax = silenceMax
        return request
    }

    private func failure<Value>(_ body: () async throws(TransferError) -> Value) async -> TransferError? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error
        }
    }

    /// What the server has counted for `key`.
    private func count(_ name: String, key: String) async throws -> Int64 {
        try JSONValue(json: try await transport.send(request("/counts?key=\(key)")).body)[name]?.integerValue ?? 0
    }

    @Test func `an answer comes whole, with status, headers and time`() async throws {
        let response = try await transport.send(request("/hello"))
        #expect(response.status == 200)
        #expect(String(decoding: response.body, as: UTF8.self) == "hello")
        #expect(response.headers["Content-Length"] == "5")
        #expect(response.elapsed > .zero)
    }

    @Test(arguments: [TransferRequest.Method.post, .put, .patch, .delete])
    func `bodies are sent with every method`(method: TransferRequest.Method) async throws {
        var sent = request("/any")
        sent.method = method
        sent.body = Array("a\0b".utf8)
        let response = try await transport.send(sent)
        #expect(String(decoding: response.body, as: UTF8.self) == "\(method.rawValue) a\0b")
    }

    @Test func `a compressed answer is unpacked, and its bound is of the unpacked bytes`() async throws {
        #expect(try await transport.send(request("/gzip?size=100000")).body.count == 100_000)
        let error = await failure { () throws(TransferError) in
            try await transport.send(request("/gzip?size=100000", bytesMax: 50_000))
        }
        #expect(error == .tooLarge(bytesMax: 50_000))
    }

    @Test func `headers are sent as they are`() async throws {
        var sent = request("/echo")
        sent.headers = [.init("Authorization", "Bearer t"), .init("User-Agent", "outrider/1")]
        let headers = try JSONValue(json: try await transport.send(sent).body)["headers"]
        #expect(headers?["authorization"] == "Bearer t")
        #expect(headers?["user-agent"] == "outrider/1")
        #expect(headers?["accept-encoding"] == "gzip")
    }

    @Test func `no answer in time is a deadline`() async {
        var late = request("/never")
        late.deadline = .milliseconds(100)
        let error = await failure { () throws(TransferError) in try await transport.send(late) }
        #expect(error == .deadline(.milliseconds(100)))
    }

    @Test func `a cancelled request ends at once, started or not`() async {
        let never = request("/never")
        let tasks = (0..<20).map { _ in Task { try await transport.send(never) } }
        for (index, task) in tasks.enumerated() {
            if index % 2 == 0 { await Task.yield() }
            task.cancel()
        }
        for task in tasks {
            await #expect(throws: TransferError.cancelled) { try await task.value }
        }
    }

    @Test func `nobody there is refused, and a name that is none unresolved`() async {
        var nobody = request("/")
        nobody.url = "http://127.0.0.1:1/"
        guard case .refused = await failure({ () throws(TransferError) in try await transport.send(nobody) }) else {
            Issue.record("not refused")
            return
        }
        nobody.url = "ftp://127.0.0.1/"
        guard case .invalid = await failure({ () throws(TransferError) in try await transport.send(nobody) }) else {
            Issue.record("another protocol than HTTP was tried")
            return
        }
    }

    @Test func `200 requests run beside open streams`() async throws {
        var streams: [any LineStream] = []
        for _ in 0..<20 { streams.append(try await transport.open(stream("/open"))) }
        let hello = request("/hello")
        let answered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask { (try? await transport.send(hello).status) == 200 }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(answered == 200)
        for stream in streams {
            #expect(try await stream.next() == [Array("one".utf8)])
            stream.close()
        }
    }

    @Test func `a stream comes line by line and ends in order`() async throws {
        let lines = try await transport.open(stream("/lines?count=2000&size=100"))
        #expect(lines.status == 200)
        var count = 0
        while let batch = try await lines.next() {
            for line in batch {
                #expect(line.count == 100)
                #expect(String(decoding: line.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self) == "\(count)")
                count += 1
            }
        }
        #expect(count == 2_000)
    }

    @Test func `a reader that is slow holds the server back, and loses nothing`() async throws {
        let lines = try await transport.open(stream("/lines?count=300&size=100000&key=slow"))
        // Wait until the server stands still: what it has sent does not grow between two looks.
        var sent: Int64 = -1
        var looks = 0
        while true {
            let now = try await count("sent", key: "slow")
            looks = now == sent && now > 0 ? looks + 1 : 0
            if looks == 20 { break }
            sent = now
        }
        #expect(sent < 20_000_000, "30 MB are on offer; sockets and a full sink hold far less")
        var count = 0
        while let batch = try await lines.next() { count += batch.count }
        #expect(count == 300)
    }

    @Test func `a line beyond the bound ends the stream`() async throws {
        let lines = try await transport.open(stream("/lines?count=1&size=2000", bytesMax: 1_000))
        let error = await failure { () throws(TransferError) in try await lines.next() }
        #expect(error == .tooLarge(bytesMax: 1_000))
    }

    @Test func `a stream that breaks off is an error, after its whole lines`() async throws {
        let lines = try await transport.open(stream("/broken"))
        #expect(try await lines.next() == [Array("one".utf8)])
        guard case .interrupted = await failure({ () throws(TransferError) in try await lines.next() }) else {
            Issue.record("not interrupted")
            return
        }
    }

    @Test func `a half-open connection is noticed by its silence`() async throws {
        let lines = try await transport.open(stream("/open", silenceMax: .milliseconds(200)))
        #expect(try await lines.next() == [Array("one".utf8)])
        let error = await failure { () throws(TransferError) in try await lines.next() }
        #expect(error == .silent(.milliseconds(200)))
    }

    @Test func `cancelled streams end, and the server sees them go`() async throws {
        let readers = (0..<20).map { _ in
            Task {
                let lines = try await transport.open(stream("/open?key=many"))
                while try await lines.next() != nil {}
            }
        }
        while try await count("streams", key: "many") < 20 {}
        for reader in readers { reader.cancel() }
        for reader in readers { await #expect(throws: TransferError.cancelled) { try await reader.value } }
        while try await count("streams", key: "many") > 0 {}
    }

    @Test func `a stream that is dropped is closed`() async throws {
        _ = try await transport.open(stream("/open?key=dropped"))
        while try await count("streams", key: "dropped") > 0 {}
    }

    @Test func `a stopped transport ends what is under way, and refuses what comes later`() async throws {
        let own = try CurlTransport()
        let never = request("/never")
        let waiting = Task { try await own.send(never) }
        for _ in 0..<20 { _ = try await own.send(request("/hello")) }
        own.stop()
        await #expect(throws: TransferError.self) { try await waiting.value }
        #expect(await failure { () throws(TransferError) in try await own.send(never) } == .stopped)
        #expect(await failure { () throws(TransferError) in try await own.open(never) } == .stopped)
    }

    @Test func `429 is waited out on the given clock`() async throws {
        let clock = TestClock()
        let client = Client(
            configuration: ClientConfiguration(server: server.url("")), version: "1", transport: transport,
            clock: clock, log: .silent, metrics: CountingMetrics())
        let answer = try await client.read(ResourcePath(segments: ["busy"], label: "busy"), as: JSONValue.self)
        #expect(answer == [:])
        #expect(clock.sleeps == [.seconds(3)])
    }
}
