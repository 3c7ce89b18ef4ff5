import Autoscaling
import KubernetesAPI
import KubernetesClient
import Measures
import Testing
import Workloads

@testable import MetricSources

@Suite struct MetricReaderTests {
    let clock = TestClock()
    let workload = WorkloadID(namespace: "shop", name: "llm")

    func read(
        _ metrics: [MetricSpec], origins: [MetricOrigin]? = nil, pods: [PodState] = [.ready("a"), .ready("b")],
        scrape: ScrapeSettings = ScrapeSettings(), isUrgent: Bool = true, over transport: ScriptedTransport
    ) async -> [MetricObservation] {
        await reader(over: transport).read(
            order(metrics, origins: origins, pods: pods, scrape: scrape, isUrgent: isUrgent))
    }

    func reader(over transport: ScriptedTransport) -> MetricReader {
        MetricReader(
            client: transport.client(clock: clock), time: clock, random: RandomStreams(seed: 1).stream("scrape"))
    }

    func order(
        _ metrics: [MetricSpec], origins: [MetricOrigin]? = nil, pods: [PodState] = [.ready("a"), .ready("b")],
        scrape: ScrapeSettings = ScrapeSettings(), isUrgent: Bool = true
    ) -> MetricOrder {
        MetricOrder(
            workload: workload,
            scaling: ScalingSpec(
                scaleTargetRef: .init(apiVersion: "apps/v1", kind: "Deployment", name: "llm"), maxReplicas: 9,
                metrics: metrics),
            origins: origins ?? metrics.map { _ in .api }, scrape: scrape, selector: "app=llm", pods: pods,
            isUrgent: isUrgent)
    }

    static let cpu = MetricSpec.resource("cpu", target: .utilization(60))
    static let memory = MetricSpec.resource("memory", target: .utilization(60))
    static func pods(_ name: String, _ selector: LabelSelector? = nil) -> MetricSpec {
        .pods(.init(name: name, selector: selector), target: .averageValue(.milli(5_000)))
    }

    static let podMetrics = """
        {"kind":"PodMetricsList","apiVersion":"metrics.k8s.io/v1beta1","metadata":{},"items":[
        {"metadata":{"name":"a","namespace":"shop"},"timestamp":"1970-01-01T00:16:00Z","window":"15.012s",
        "containers":[{"name":"c","usage":{"cpu":"125m","memory":"204800Ki"}}]},
        {"metadata":{"name":"gone","namespace":"shop"},"timestamp":"1970-01-01T00:15:00Z","window":"15s",
        "containers":[{"name":"c","usage":{"cpu":"1500000n","memory":"100Mi"}}]}]}
        """
    static let groups = """
        {"kind":"APIGroupList","groups":[{"name":"apps","versions":[{"groupVersion":"apps/v1","version":"v1"}]},
        {"name":"custom.metrics.k8s.io","versions":[
        {"groupVersion":"custom.metrics.k8s.io/v1beta1","version":"v1beta1"},
        {"groupVersion":"custom.metrics.k8s.io/v1beta2","version":"v1beta2"}],
        "preferredVersion":{"groupVersion":"custom.metrics.k8s.io/v1beta2","version":"v1beta2"}}]}
        """

    @Test func `all resource metrics of a workload are one request, with the parser's selector`() async {
        let transport = ScriptedTransport { _ in (200, Self.podMetrics) }
        let observations = await read([Self.cpu, Self.memory], over: transport)
        #expect(
            transport.asked == ["/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods?labelSelector=app%3Dllm"])
        #expect(
            observations[0]
                == MetricObservation(
                    name: "cpu", source: "metrics.k8s.io",
                    reading: .pods([
                        PodSample(
                            pod: "a", milliValue: 125, at: Timestamp(seconds: 960), window: .milliseconds(15_012)),
                        PodSample(pod: "gone", milliValue: 2, at: Timestamp(seconds: 900), window: .seconds(15)),
                    ]), at: Timestamp(seconds: 900), coverage: 0.5))
        #expect(observations[1].name == "memory")
    }

    @Test func `a metrics API that is not there is told in the HPA's words`() async {
        let transport = ScriptedTransport { _ in (404, "404 page not found\n") }
        let observations = await read([Self.cpu], over: transport)
        guard case .missing(.refused(404, let message)) = observations[0].reading else {
            Issue.record("\(observations)")
            return
        }
        #expect(message.hasPrefix("unable to fetch metrics from resource metrics API: "))
    }

    @Test func `a Pods metric is asked of the preferred version, which is asked for once a period`() async {
        let transport = ScriptedTransport { url in
            if url == "https://api/apis" { return (200, Self.groups) }
            return (
                200,
                """
                {"items":[{"describedObject":{"kind":"Pod","name":"a","apiVersion":"/v1"},"metric":{"name":"rps"},
                "timestamp":"1970-01-01T00:16:00Z","windowSeconds":30,"value":"2500m"},
                {"describedObject":{"kind":"Pod","name":"b"},"metric":{"name":"rps"},
                "timestamp":"1970-01-01T00:16:10Z","value":"3"}]}
                """
            )
        }
        let reader = reader(over: transport)
        let metrics = [Self.pods("rps", LabelSelector(matchLabels: ["model": "m"])), Self.pods("tps")]
        let observations = await reader.read(order(metrics))
        _ = await reader.read(order(metrics))
        #expect(
            Set(transport.asked) == [
                "/apis",
                "/apis/custom.metrics.k8s.io/v1beta2/namespaces/shop/pods/*/rps?labelSelector=app%3Dllm"
                    + "&metricLabelSelector=model%3Dm",
                "/apis/custom.metrics.k8s.io/v1beta2/namespaces/shop/pods/*/tps?labelSelector=app%3Dllm",
            ])
        #expect(transport.asked.count { $0 == "/apis" } == 1)
        clock.advance(.seconds(15))
        _ = await reader.read(order(metrics))
        #expect(transport.asked.count { $0 == "/apis" } == 2)
        #expect(
            observations[0].reading
                == .pods([
                    PodSample(pod: "a", milliValue: 2_500, at: Timestamp(seconds: 960), window: .seconds(30)),
                    PodSample(pod: "b", milliValue: 3_000, at: Timestamp(seconds: 970), window: .seconds(60)),
                ]))
        #expect(observations[0].coverage == 1)
    }

    @Test func `without the group there is no custom metrics API`() async {
        let transport = ScriptedTransport { _ in (200, "{\"groups\":[]}") }
        #expect(
            await read([Self.pods("rps")], over: transport)[0].reading
                == .missing(
                    .failed(
                        message: "unable to fetch metrics from custom metrics API: no custom metrics API "
                            + "(custom.metrics.k8s.io) registered")))
    }

    @Test(arguments: [
        ("networking.k8s.io/v1", "Ingress", "ingresses.networking.k8s.io/front/rps"),
        ("v1", "Service", "services/front/rps"),
        ("", "Service", "services/front/rps"), ("a/b/c", "Service", "services/front/rps"),
        ("v1", "Namespace", "metrics/rps"),
    ])
    func `an Object metric is asked of its object in the workload's namespace`(
        apiVersion: String, kind: String, path: String
    ) async {
        let transport = ScriptedTransport { url in
            switch url {
            case "https://api/apis": (200, Self.groups)
            case "https://api/apis/networking.k8s.io/v1":
                (
                    200,
                    """
                    {"resources":[{"name":"ingresses/status","kind":"Ingress"},{"name":"ingresses","kind":"Ingress"}]}
                    """
                )
            case "https://api/api/v1": (200, "{\"resources\":[{\"name\":\"services\",\"kind\":\"Service\"}]}")
            default: (200, "{\"items\":[{\"value\":\"42\"}]}")
            }
        }
        let metric = MetricSpec.object(
            .init(name: "rps"), of: .init(apiVersion: apiVersion, kind: kind, name: "front"),
            target: .value(.milli(1)))
        let observation = await read([metric], over: transport)[0]
        #expect(observation.reading == .values([42_000]))
        #expect(observation.coverage == nil)
        #expect(transport.asked.contains("/apis/custom.metrics.k8s.io/v1beta2/namespaces/shop/\(path)"))
    }

    @Test func `a kind without mapping is told`() async {
        let transport = ScriptedTransport { url in
            url == "https://api/apis" ? (200, Self.groups) : (200, "{\"resources\":[]}")
        }
        let metric = MetricSpec.object(
            .init(name: "rps"), of: .init(apiVersion: "x.io/v1", kind: "Thing", name: "t"), target: .value(.milli(1)))
        #expect(
            await read([metric], over: transport)[0].reading
                == .missing(
                    .failed(
                        message:
                            "unable to fetch metrics from custom metrics API: unable to map kind Thing to resource: "
                            + "no matches for kind \"Thing\" in version \"x.io/v1\"")))
    }

    @Test func `two values for one object are one too many`() async {
        let transport = ScriptedTransport { url in
            switch url {
            case "https://api/apis": (200, Self.groups)
            case "https://api/api/v1": (200, "{\"resources\":[{\"name\":\"services\",\"kind\":\"Service\"}]}")
            default: (200, "{\"items\":[{\"value\":\"1\"},{\"value\":\"2\"}]}")
            }
        }
        let metric = MetricSpec.object(
            .init(name: "rps"), of: .init(apiVersion: "v1", kind: "Service", name: "s"), target: .value(.milli(1)))
        guard case .missing(let absence) = await read([metric], over: transport)[0].reading else {
            Issue.record("two values were taken")
            return
        }
        #expect(absence.description.contains("returned 2 results when we asked for exactly one"))
    }

    @Test func `an External metric is asked with its selector, and all of its values are kept`() async {
        let transport = ScriptedTransport { _ in (200, "{\"items\":[{\"value\":\"1500m\"},{\"value\":\"2\"}]}") }
        let metric = MetricSpec.external(
            .init(name: "queue", selector: LabelSelector(matchLabels: ["q": "a"])), target: .value(.milli(1)))
        #expect(await read([metric], over: transport)[0].reading == .values([1_500, 2_000]))
        #expect(
            transport.asked == ["/apis/external.metrics.k8s.io/v1beta1/namespaces/shop/queue?labelSelector=q%3Da"])
    }

    @Test func `scraped metrics cost one GET for each ready pod, and no credentials`() async {
        let transport = ScriptedTransport { url in
            (200, "vllm:num_requests_waiting \(url.contains("10.0.0.1:") ? 3 : 7)\nvllm:kv_cache_usage_perc 0.5\n")
        }
        var unready = PodState.ready("c")
        unready.readiness = .init(status: .isFalse, since: nil)
        var leaving = PodState.ready("d")
        leaving.deletedAt = Timestamp(seconds: 1)
        var stranger = PodState.ready("e")
        stranger.labels = [:]
        let observations = await read(
            [Self.pods("engine:waiting"), Self.pods("engine:kv_cache")], origins: [.scrape, .scrape],
            pods: [.ready("a"), .ready("b", address: "10.0.0.2"), unready, leaving, stranger], over: transport)
        #expect(transport.asked.sorted() == ["http://10.0.0.1:8000/metrics", "http://10.0.0.2:8000/metrics"])
        #expect(!transport.headers.contains { $0.name.lowercased() == "authorization" })
        #expect(
            observations[0]
                == MetricObservation(
                    name: "vllm:num_requests_waiting", source: "scrape",
                    reading: .pods([
                        PodSample(pod: "a", milliValue: 3_000, at: clock.now(), window: .zero),
                        PodSample(pod: "b", milliValue: 7_000, at: clock.now(), window: .zero),
                    ]), at: clock.now(), coverage: 1))
        #expect(observations[1].name == "vllm:kv_cache_usage_perc")
    }

    @Test func `signals are read with the metrics, in one GET a pod, and stand behind them`() async {
        let transport = ScriptedTransport { _ in
            (200, "vllm:num_requests_waiting 3\nvllm:num_requests_running 4\n")
        }
        var order = order([Self.cpu, Self.pods("engine:waiting")], origins: [.api, .scrape], pods: [.ready("a")])
        order.signals = [.requests, .waiting, .running]
        let observations = await reader(over: transport).read(order)
        #expect(transport.asked.filter { $0.hasPrefix("http://") } == ["http://10.0.0.1:8000/metrics"])
        #expect(
            observations.map(\.name) == [
                "cpu", "vllm:num_requests_waiting", "engine:requests", "vllm:num_requests_waiting",
                "vllm:num_requests_running",
            ])
        #expect(observations[1] == observations[3])
    }

    @Test func `a counter becomes a rate from the second read on`() async {
        let clock = clock
        let transport = ScriptedTransport { _ in
            (200, "vllm:request_success_total{r=\"stop\"} \(100 + 2 * (clock.now().wholeSeconds - 1_000))\n")
        }
        let reader = reader(over: transport)
        let order = order([Self.pods("engine:requests")], origins: [.scrape], pods: [.ready("a")])
        guard case .missing = await reader.read(order)[0].reading else {
            Issue.record("one reading gave a rate")
            return
        }
        clock.advance(.seconds(15))
        #expect(
            await reader.read(order)[0].reading
                == .pods([PodSample(pod: "a", milliValue: 2_000, at: clock.now(), window: .seconds(15))]))
        await reader.forget(workload)
        clock.advance(.seconds(15))
        guard case .missing = await reader.read(order)[0].reading else {
            Issue.record("a forgotten workload was remembered")
            return
        }
    }

    @Test func `one source that fails leaves the others as they are, in the order of the spec`() async {
        let transport = ScriptedTransport { url throws(TransferError) in
            if url.contains("external") { throw .refused("port 443") }
            return (200, url.hasPrefix("http://") ? "depth 4\n" : Self.podMetrics)
        }
        let observations = await read(
            [.external(.init(name: "q"), target: .value(.milli(1))), Self.pods("depth"), Self.cpu],
            origins: [.api, .scrape, .api], pods: [.ready("a")], scrape: ScrapeSettings(engine: .prometheus),
            over: transport)
        #expect(observations.map(\.source) == ["external.metrics.k8s.io", "scrape", "metrics.k8s.io"])
        guard case .missing = observations[0].reading, case .pods = observations[1].reading,
            case .pods = observations[2].reading
        else {
            Issue.record("\(observations)")
            return
        }
    }

    @Test func `no more than the fan-out are scraped at once, and every pod once`() async {
        let transport = ScriptedTransport { _ in
            await Task.yield()
            return (200, "depth 4\n")
        }
        let pods = (0..<200).map { PodState.ready("p\($0)", address: "10.0.\($0 / 100).\($0 % 100)") }
        let observations = await read(
            [Self.pods("depth")], origins: [.scrape], pods: pods, scrape: ScrapeSettings(engine: .prometheus),
            isUrgent: false, over: transport)
        #expect(transport.mostAtOnce <= PodScraper.fanOutMax)
        #expect(Set(transport.asked).count == 200)
        #expect(transport.asked.count == 200)
        #expect(observations[0].coverage == 1)
    }

    @Test func `a periodic read is spread over a small share of the period, an urgent one is not`() async {
        let transport = ScriptedTransport { _ in (200, "depth 4\n") }
        let before = clock.now()
        _ = await read(
            [Self.pods("depth")], origins: [.scrape], scrape: ScrapeSettings(engine: .prometheus), over: transport)
        #expect(clock.now() == before)
        _ = await read(
            [Self.pods("depth")], origins: [.scrape], scrape: ScrapeSettings(engine: .prometheus), isUrgent: false,
            over: transport)
        #expect(clock.now() > before)
        #expect(clock.now() - before <= .milliseconds(750))
    }

    @Test func `a source that does not answer is given up, and the answers of the others stand`() async {
        let clock = clock
        let transport = ScriptedTransport { url throws(TransferError) in
            guard url.contains("external") else { return (200, Self.podMetrics) }
            clock.expire()
            let (never, _) = AsyncStream<Void>.makeStream()
            for await _ in never {}  // until the reader cancels
            throw .cancelled
        }
        var observations: [MetricObservation] = []
        // Once the clock expires the resource metrics may or may not be there; the external one never is.
        observations = await read([Self.cpu, .external(.init(name: "q"), target: .value(.milli(1)))], over: transport)
        #expect(
            observations[1].reading
                == .missing(.failed(message: "no answer from external.metrics.k8s.io before the read's time was up")))
    }

    @Test func `failures and ages are counted by source`() async {
        let recorder = TestMetrics()
        let transport = ScriptedTransport { url in
            url.hasPrefix("http://") ? (404, "") : (200, Self.podMetrics)
        }
        let reader = MetricReader(
            client: transport.client(clock: clock), time: clock, random: RandomStreams(seed: 1).stream("scrape"),
            metrics: recorder)
        _ = await reader.read(
            order([Self.cpu, Self.pods("engine:waiting")], origins: [.api, .scrape]))
        #expect(recorder.counts == ["outrider_scrape_failures_total source=scrape reason=status": 2])
        #expect(recorder.records == ["outrider_sample_age_seconds source=metrics.k8s.io": [100]])
    }

    @Test(arguments: ["", "a=b=c"])
    func `without a selector nothing is asked, since the rules fail before they look`(selector: String) async {
        let transport = ScriptedTransport { _ in (200, Self.podMetrics) }
        var order = order([Self.cpu])
        order.selector = selector
        let observations = await reader(over: transport).read(order)
        #expect(transport.asked.isEmpty)
        guard case .missing = observations[0].reading else {
            Issue.record("\(observations)")
            return
        }
    }

    @Test func `an exposition with a bad line is read, and counted`() async {
        let recorder = TestMetrics()
        let transport = ScriptedTransport { _ in (200, "vllm:num_requests_waiting 3\n<html>\n") }
        let reader = MetricReader(
            client: transport.client(clock: clock), time: clock, random: RandomStreams(seed: 1).stream("scrape"),
            metrics: recorder)
        let observations = await reader.read(
            order([Self.pods("engine:waiting")], origins: [.scrape], pods: [.ready("a")]))
        #expect(
            observations[0].reading
                == .pods([PodSample(pod: "a", milliValue: 3_000, at: clock.now(), window: .zero)]))
        #expect(recorder.counts == ["outrider_scrape_failures_total source=scrape reason=bad_line": 1])
    }
}
