import APIMachinery
import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct ClusterMetricsTests {
    private func get(
        _ world: ControlledWorld, _ group: String, _ resource: String, name: String? = nil, metric: String? = nil,
        labels: String = ""
    ) throws -> JSONValue {
        let version = group == "custom.metrics.k8s.io" ? "v1beta2" : "v1beta1"
        let request = MetricsRequest(
            group: group, version: version, namespace: "shop", resource: resource, name: name, metric: metric,
            labelSelector: try LabelQuery(parsing: labels), metricLabelSelector: .everything)
        return try ClusterMetrics(fleet: world.fleet).answer(request, objects: world.objects, now: world.now)
    }

    private func message(_ body: () throws -> JSONValue) -> String {
        do {
            return "answered \(try body().text)"
        } catch {
            return (error as? StatusError)?.message ?? "\(error)"
        }
    }

    @Test func `cpu is the demand's share, over a window of whole readings`() throws {
        var world = ControlledWorld()
        try world.deploy(
            replicas: 4, annotations: ["sim.outrider.dev/load": "constant:20"], requests: ["cpu": "500m"])
        world.run(seconds: 70)
        let list = try get(world, "metrics.k8s.io", "pods", labels: "app=web")
        let items = try #require(list["items"]?.arrayValue)
        #expect(list["kind"] == "PodMetricsList")
        #expect(items.count == 4)
        #expect(items.allSatisfy { $0["window"] == "15s" })
        let cores = try items.reduce(0.0) { sum, item in
            let text = item["containers"]?.arrayValue?.first?["usage"]?["cpu"]?.stringValue ?? ""
            return sum + (try Quantity(text)).approximateDouble
        }
        // 20 requests a second of 0.05 core-seconds each.
        #expect(abs(cores - 1) < 0.02)
        #expect(try get(world, "metrics.k8s.io", "pods", labels: "app=other")["items"] == [])
    }

    @Test func `a pod has no usage before its second reading, and an unknown one has the recorded text`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 1)
        world.run(seconds: 3)
        let name = world.pods[0].name
        #expect(
            message { try get(world, "metrics.k8s.io", "pods", name: name) }
                == "podmetrics.metrics.k8s.io \"shop/\(name)\" not found")
        #expect(
            message { try get(world, "metrics.k8s.io", "pods", name: "none") }
                == "podmetrics.metrics.k8s.io \"shop/none\" not found")
        world.run(seconds: 40)
        #expect(try get(world, "metrics.k8s.io", "pods", name: name)["kind"] == "PodMetrics")
    }

    @Test func `nodes are the sums of their pods and of what they use themselves`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 2)
        world.run(seconds: 60)
        let node = try #require(world.pods[0].nodeName)
        #expect(try get(world, "metrics.k8s.io", "nodes", name: node)["usage"]?["memory"] == "1310720Ki")
        #expect(
            message { try get(world, "metrics.k8s.io", "nodes", name: "x") }
                == "nodemetrics.metrics.k8s.io \"x\" not found")
    }

    @Test func `an engine's gauges and the rates of its counters are custom metrics of its pods`() throws {
        var world = ControlledWorld()
        try world.deploy(
            replicas: 1, annotations: ["outrider.dev/engine": "vllm", "sim.outrider.dev/load": "constant:5"],
            podAnnotations: ["sim.outrider.dev/startup": "5s"])
        world.run(seconds: 90)
        let running = try get(
            world, "custom.metrics.k8s.io", "pods", name: "*", metric: "vllm:num_requests_running", labels: "app=web")
        let item = try #require(running["items"]?.arrayValue?.first)
        #expect(item["describedObject"]?["kind"] == "Pod")
        #expect(item["metric"]?["name"] == "vllm:num_requests_running")
        let rate = try get(
            world, "custom.metrics.k8s.io", "pods", name: "*", metric: "vllm_request_success_per_second")
        let text = try #require(rate["items"]?.arrayValue?.first?["value"]?.stringValue)
        #expect(abs((try Quantity(text)).approximateDouble - 5) < 0.5)
        let refusal = message { try get(world, "custom.metrics.k8s.io", "pods", name: "*", metric: "nope") }
        #expect(refusal == "the server could not find the metric nope for pods")
    }

    @Test func `annotations give external and object metrics their values over time`() throws {
        var world = ControlledWorld()
        try world.deploy(annotations: [
            "sim.outrider.dev/external-metric.queue": "step:5@0s,40@120s",
            "sim.outrider.dev/object-metric.depth": "constant:1.5",
        ])
        world.run(seconds: 119)
        #expect(try get(world, "external.metrics.k8s.io", "queue")["items"]?.arrayValue?.first?["value"] == "5")
        world.run(seconds: 1)
        #expect(try get(world, "external.metrics.k8s.io", "queue")["items"]?.arrayValue?.first?["value"] == "40")
        let depth = try get(world, "custom.metrics.k8s.io", "deployments.apps", name: "web", metric: "depth")
        #expect(depth["items"]?.arrayValue?.first?["value"] == "1500m")
        #expect(
            message { try get(world, "external.metrics.k8s.io", "other") }
                == "the server could not find the metric other for namespaces")
    }

    @Test func `metrics switched off on a Deployment are absent, and come back`() throws {
        var world = ControlledWorld()
        try world.deploy(annotations: ["sim.outrider.dev/external-metric.queue": "constant:5"])
        world.run(seconds: 60)
        try world.objects.mutate(.deployments, namespace: "shop", name: "web") {
            $0.setAnnotation("sim.outrider.dev/metrics", "off")
        }
        world.settle()
        #expect(try get(world, "metrics.k8s.io", "pods")["items"] == [])
        let refusal = message { try get(world, "external.metrics.k8s.io", "queue") }
        #expect(refusal.hasPrefix("the server could not find"))
        try world.objects.mutate(.deployments, namespace: "shop", name: "web") {
            $0.setAnnotation("sim.outrider.dev/metrics", nil)
        }
        world.settle()
        #expect(try get(world, "metrics.k8s.io", "pods")["items"]?.arrayValue?.count == 3)
    }

    @Test func `metrics switched off on a Namespace are an error`() throws {
        var world = ControlledWorld()
        try world.objects.create(
            .namespaces, namespace: "",
            [
                "apiVersion": "v1", "kind": "Namespace",
                "metadata": ["name": "shop", "annotations": ["sim.outrider.dev/metrics": "off"]],
            ])
        world.settle()
        #expect(
            message { try get(world, "metrics.k8s.io", "pods") }
                == "the server is currently unable to handle the request")
    }
}
