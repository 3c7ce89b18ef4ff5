import Testing
import Workloads

@testable import MetricSources

@Suite struct ScrapeTargetTests {
    func url(
        _ ports: [(String?, Int)] = [], _ settings: ScrapeSettings = ScrapeSettings(), address: String? = "10.0.0.7",
        role: ContainerState.Role = .main
    ) -> String? {
        let pod = PodState(
            name: "p",
            containers: [
                ContainerState(name: "c", role: role, ports: ports.map { .init(name: $0, number: $1) })
            ], address: address)
        return ScrapeTarget(pod, settings: settings)?.url
    }

    @Test func `settings come before everything`() {
        #expect(
            url([("http", 8000)], ScrapeSettings(engine: .vllm, scheme: .https, port: 9, path: "/m"))
                == "https://10.0.0.7:9/m")
    }

    @Test func `a port named metrics comes before one named http, and that before an only one`() {
        #expect(url([("http", 8000), ("metrics", 8002)]) == "http://10.0.0.7:8002/metrics")
        #expect(url([("grpc", 8001), ("http", 8000)]) == "http://10.0.0.7:8000/metrics")
        #expect(url([(nil, 5000)]) == "http://10.0.0.7:5000/metrics")
    }

    @Test func `without a port that tells itself it is the engine's`() {
        #expect(url([], ScrapeSettings(engine: .sglang)) == "http://10.0.0.7:30000/metrics")
        #expect(url([("a", 1), ("b", 2)], ScrapeSettings(engine: .triton)) == "http://10.0.0.7:8002/metrics")
        #expect(url([], ScrapeSettings(engine: .trtllm)) == "http://10.0.0.7:8000/prometheus/metrics")
        #expect(url([], ScrapeSettings(engine: .prometheus)) == nil)
    }

    @Test func `containers that ended have no port`() {
        #expect(url([("metrics", 1)], ScrapeSettings(engine: .prometheus), role: .initial) == nil)
        #expect(url([("metrics", 1)], ScrapeSettings(engine: .prometheus), role: .sidecar) != nil)
    }

    @Test func `an IPv6 address stands in brackets`() {
        #expect(url([(nil, 1)], address: "fd00::7") == "http://[fd00::7]:1/metrics")
    }

    @Test(arguments: [nil, "", "evil.example", "10.0.0.7/x", "10.0.0.7@1"])
    func `what is no address is no target`(address: String?) {
        #expect(url([(nil, 1)], address: address) == nil)
    }
}
