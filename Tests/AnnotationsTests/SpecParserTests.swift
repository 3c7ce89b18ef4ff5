import Autoscaling
import Deciding
import KubernetesAPI
import Measures
import Testing
import Workloads

@testable import Annotations

@Suite struct SpecParserTests {
    func spec(_ annotations: [String: String], cpu: String? = "500m") throws -> WorkloadSpec {
        let minimal = ["mode": "active", "max-replicas": "10"]
        let deployment = try Deployment.annotated(annotations.merging(minimal) { given, _ in given }, cpu: cpu)
        guard case .spec(let spec) = try SpecParser.parse(deployment) else {
            throw NoSpec()
        }
        return spec
    }
    struct NoSpec: Error {}

    @Test func `without a mode a Deployment is not ours`() throws {
        #expect(try SpecParser.parse(.annotated([:])) == .absent)
        #expect(try SpecParser.parse(.annotated(["max-replicas": "ten"])) == .absent)
    }

    @Test func `without a mode a default mode opts in`() throws {
        let parsed = try SpecParser.parse(.annotated(["max-replicas": "3"]), defaultMode: .shadow)
        guard case .spec(let spec) = parsed else { throw NoSpec() }
        #expect(spec.mode == .shadow)
    }

    @Test func `off is off, whatever else is written`() throws {
        #expect(try SpecParser.parse(.annotated(["mode": "off", "max-replicas": "ten", "nonsense": ""])) == .off)
    }

    @Test func `the least that opts in means an HPA without metrics`() throws {
        let spec = try spec([:])
        #expect(spec.mode == .active)
        #expect(spec.policy == .reactive)
        #expect(spec.scaling.minReplicas == 1)
        #expect(spec.scaling.maxReplicas == 10)
        #expect(spec.scaling.metrics == [.resource("cpu", target: .utilization(80))])
        #expect(spec.scaling.behavior == nil)
        #expect(spec.scaling.scaleTargetRef == .init(apiVersion: "apps/v1", kind: "Deployment", name: "llm"))
        #expect(spec.origins == [.api])
    }

    @Test func `blanks around a value are no part of it`() throws {
        #expect(try spec(["max-replicas": " 7\n"]).scaling.maxReplicas == 7)
    }

    @Test func `shorthands follow the metrics, in a fixed order`() throws {
        let spec = try spec([
            "metrics": "[{type: External, external: {metric: {name: queue}, target: {type: Value, value: 30}}}]",
            "target-kv-cache": "80%", "target-queue": "5", "target-running": "20", "target-requests": "2.5",
            "target-cpu": "60%", "target-memory": "512Mi",
        ])
        #expect(
            spec.scaling.metrics == [
                .external(.init(name: "queue"), target: .value(try Quantity("30"))),
                .resource("cpu", target: .utilization(60)),
                .resource("memory", target: .averageValue(try Quantity("512Mi"))),
                .pods(.init(name: "engine:waiting"), target: .averageValue(try Quantity("5"))),
                .pods(.init(name: "engine:running"), target: .averageValue(try Quantity("20"))),
                .pods(.init(name: "engine:kv_cache"), target: .averageValue(try Quantity("800m"))),
                .pods(.init(name: "engine:requests"), target: .averageValue(try Quantity("2.5"))),
            ])
        #expect(spec.origins == [.api, .api, .api, .scrape, .scrape, .scrape, .scrape])
    }

    @Test(arguments: [
        ("auto", "vllm:num_requests_waiting", MetricOrigin.scrape), ("vllm", "sglang:token_usage", .scrape),
        ("auto", "nv_inference_pending_request_count", .scrape), ("auto", "requests_per_second", .api),
        ("none", "vllm:num_requests_waiting", .api), ("prometheus", "requests_per_second", .scrape),
        ("auto", "engine:waiting", .scrape),
    ])
    func `a Pods metric named as a pod's own series is scraped`(
        engine: String, name: String, origin: MetricOrigin
    ) throws {
        let metrics = "[{type: Pods, pods: {metric: {name: '\(name)'}, target: {type: AverageValue, averageValue: 4}}}]"
        #expect(try spec(["engine": engine, "metrics": metrics]).origins == [origin])
    }

    @Test func `behavior is completed as the API server completes it`() throws {
        let spec = try spec(["behavior": "scaleDown:\n  stabilizationWindowSeconds: 60\n"])
        #expect(spec.scaling.behavior?.scaleDown?.stabilizationWindowSeconds == 60)
        #expect(spec.scaling.behavior?.scaleUp == Defaults.scaleUp)
    }

    @Test(arguments: [
        "[{type: Object, object: {metric: {name: q}, describedObject: {kind: Service, name: s}, target: {type: Value, "
            + "value: 1}}}]",
        "[{type: External, external: {metric: {name: q}, target: {type: AverageValue, averageValue: 1}}}]",
    ])
    func `no replicas at all are allowed where something is measured that is no pod`(metrics: String) throws {
        #expect(try spec(["min-replicas": "0", "metrics": metrics]).scaling.minReplicas == 0)
    }

    @Test func `the pods' place of exposition is ours first, then the pod template's`() throws {
        let convention = ["prometheus.io/port": "9400", "prometheus.io/path": "/m", "prometheus.io/scheme": "https"]
        func settings(_ annotations: [String: String]) throws -> ScrapeSettings {
            let parsed = try SpecParser.parse(
                .annotated(
                    annotations.merging(["mode": "active", "max-replicas": "2", "target-queue": "5"]) { $1 },
                    templateAnnotations: convention))
            guard case .spec(let spec) = parsed else { throw NoSpec() }
            return spec.scrape
        }
        #expect(try settings([:]) == ScrapeSettings(engine: .auto, scheme: .https, port: 9400, path: "/m"))
        #expect(
            try settings(["engine": "vllm", "scrape-port": "8000", "scrape-path": "/metrics"])
                == ScrapeSettings(engine: .vllm, scheme: .https, port: 8000, path: "/metrics"))
    }

    @Test func `a convention that nobody follows is not judged`() throws {
        let parsed = try SpecParser.parse(
            .annotated(["mode": "active", "max-replicas": "2"], templateAnnotations: ["prometheus.io/port": "http"]))
        guard case .spec(let spec) = parsed else { throw NoSpec() }
        #expect(spec.scrape == ScrapeSettings())
    }

    @Test func `what later versions follow is checked where leaving it out harms nobody`() throws {
        _ = try spec(["cost": "2.5", "weights": "off"])
    }

    @Test func `a policy that looks ahead knows how long a start is expected to take`() throws {
        #expect(try spec(["policy": "predictive"]).policy == .predictive)
        #expect(try spec(["policy": "predictive"]).startup == nil)
        #expect(try spec(["startup": "auto"]).startup == nil)
        #expect(try spec(["policy": "predictive", "startup": "3m30s"]).startup == .seconds(210))
    }

    @Test func `engines are asked for requests where one is known and the policy looks ahead`() throws {
        let signals: [EngineSignal] = [.requests, .waiting, .running]
        #expect(try spec(["policy": "predictive", "engine": "vllm"]).signals == signals)
        #expect(try spec(["policy": "predictive", "target-queue": "5"]).signals == signals)
        #expect(try spec(["policy": "predictive"]).signals.isEmpty)
        #expect(try spec(["policy": "predictive", "engine": "none"]).signals.isEmpty)
        #expect(try spec(["policy": "reactive", "engine": "vllm"]).signals.isEmpty)
    }

    @Test func `a convention is followed where engines are asked beside the metrics`() throws {
        let parsed = try SpecParser.parse(
            .annotated(
                ["mode": "active", "max-replicas": "2", "policy": "predictive", "engine": "vllm"],
                templateAnnotations: ["prometheus.io/port": "8001"]))
        guard case .spec(let spec) = parsed else { throw NoSpec() }
        #expect(spec.scrape == ScrapeSettings(engine: .vllm, port: 8001))
    }

    @Test func `a container that only limits its CPU requests as much`() throws {
        let deployment = try Deployment(
            json: """
                {"metadata": {"name": "llm", "namespace": "shop", "annotations":
                  {"outrider.dev/mode": "active", "outrider.dev/max-replicas": "3", "outrider.dev/target-cpu": "60%"}},
                 "spec": {"template": {"spec": {"containers":
                   [{"name": "server", "resources": {"limits": {"cpu": 1}}}]}}}}
                """)
        guard case .spec = try SpecParser.parse(deployment) else { throw NoSpec() }
    }
}
