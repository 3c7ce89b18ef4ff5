import Foundation
import KubernetesClient
import Measures
import Testing

@testable import MetricSources

@Suite struct PrometheusAPITests {
    private let start = Timestamp(seconds: 1_795_000_000)

    private func api(
        tokenFile: String? = nil, _ script: @escaping @Sendable (String) async throws(TransferError) -> (Int, String)
    ) throws -> (PrometheusAPI, ScriptedTransport) {
        let transport = ScriptedTransport { (url) async throws(TransferError) in
            let (status, body) = try await script(url)
            return (status, body)
        }
        let server = try PrometheusServer(url: "http://prometheus:9090/", tokenFile: tokenFile)
        return (PrometheusAPI(client: transport.client(clock: TestClock()), server: server), transport)
    }

    private func ask(_ api: PrometheusAPI) async throws -> [(at: Timestamp, value: Double)] {
        try await api.queryRange(
            #"sum(rate(x{pod=~"a+"}[2m]))"#, from: start, to: start + .seconds(60), step: .seconds(30))
    }

    @Test func `a matrix is read, and what is no number is left out`() async throws {
        let (api, transport) = try api { _ in
            (
                200,
                #"""
                {"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[
                 [1795000000,"1.5"],[1795000030.5,"NaN"],[1795000060,"2"],[1795000060,"3"]]}]}}
                """#
            )
        }
        let samples = try await ask(api)
        #expect(samples.map(\.value) == [1.5, 2])
        #expect(samples.map(\.at) == [start, start + .seconds(60)])
        let url = try #require(transport.asked.first)
        #expect(url.hasPrefix("http://prometheus:9090/api/v1/query_range?query=sum%28rate%28x%7Bpod%3D~%22a%2B%22%7D"))
        #expect(url.hasSuffix("&step=30"))
    }

    @Test func `nothing known is no failure`() async throws {
        let (api, _) = try api { _ in (200, #"{"status":"success","data":{"resultType":"matrix","result":[]}}"#) }
        #expect(try await ask(api).isEmpty)
    }

    @Test func `a failure says the server's own words and what was asked`() async throws {
        let (api, _) = try api { _ in (400, #"{"status":"error","errorType":"bad_data","error":"parse error"}"#) }
        let error = await #expect(throws: PrometheusError.self) { try await ask(api) }
        #expect(
            error?.description
                == "query_range at http://prometheus:9090 answered 400: bad_data: parse error; asked: "
                + #"sum(rate(x{pod=~"a+"}[2m]))"#)
    }

    @Test(arguments: [
        "<html>", #"{"status":"success","data":{"resultType":"vector","result":[]}}"#,
        #"{"data":{"resultType":"matrix","result":[{"values":[]},{"values":[]}]}}"#,
    ])
    func `what is no matrix of one series is told`(body: String) async throws {
        let (api, _) = try api { _ in (200, body) }
        let error = await #expect(throws: PrometheusError.self) { try await ask(api) }
        #expect(error?.description.contains("no matrix of samples") == true)
    }

    @Test func `no answer is told`() async throws {
        let (api, _) = try api { (_) async throws(TransferError) in throw .refused("no route") }
        let error = await #expect(throws: PrometheusError.self) { try await ask(api) }
        #expect(error?.problem == .unreachable("no connection: no route"))
    }

    @Test func `the API server's token is not sent, and the Prometheus' own is read anew each time`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "prometheus-token-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try "first\n".write(to: file, atomically: true, encoding: .utf8)
        let (api, transport) = try api(tokenFile: file.path) { _ in
            (200, #"{"status":"success","data":{"resultType":"matrix","result":[]}}"#)
        }
        _ = try await ask(api)
        try "second".write(to: file, atomically: true, encoding: .utf8)
        _ = try await ask(api)
        let tokens = transport.headers.filter { $0.name == "Authorization" }.map(\.value)
        #expect(tokens == ["Bearer first", "Bearer second"])
        try FileManager.default.removeItem(at: file)
        let error = await #expect(throws: PrometheusError.self) { try await ask(api) }
        #expect(error?.description.contains("--prometheus-token-file") == true)
    }
}
