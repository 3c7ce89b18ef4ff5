import Autoscaling
import Measures
import Testing
import Workloads

@Suite struct RecommenderTests {
    @Test func `load above the target scales up, in the HPA's words`() {
        var example = Example(pods: 4, milliCores: 900)
        let recommendation = example.recommend()
        #expect(recommendation.rescale == 8)
        #expect(recommendation.reason == "cpu resource utilization (percentage of request) above target")
    }

    @Test func `load on target changes nothing`() {
        var example = Example(pods: 4, milliCores: 510)
        let recommendation = example.recommend()
        #expect(recommendation.rescale == nil)
        #expect(recommendation.desired == 4)
        #expect(recommendation.reason.isEmpty)
    }

    @Test func `a first reconcile holds a drop for one window`() {
        var example = Example(pods: 4, milliCores: 100)
        #expect(example.recommend().rescale == nil)
        #expect(example.recommend(at: Example.now + .seconds(301)).rescale == 1)
    }

    @Test func `missing metrics hold the size, with an Event`() {
        var example = Example(pods: 4)
        example.observation.metrics = [Example.reading(.missing(MetricAPI.resource.failure("gone")))]
        let recommendation = example.recommend()
        #expect(recommendation.rescale == nil && recommendation.desired == 4)
        #expect(recommendation.events.map(\.reason) == [.failedGetResourceMetric])
        #expect(
            recommendation.conditions.first(.scalingActive)?.message
                == "the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics "
                + "for resource cpu: unable to fetch metrics from resource metrics API: gone")
    }

    @Test func `a metric nobody observed is missing, not zero`() {
        var example = Example(pods: 4)
        example.observation.metrics = []
        #expect(example.recommend().rescale == nil)
        #expect(example.recommend().error != nil)
    }

    @Test func `a maximum below the size acts at once, without metrics`() {
        var example = Example(pods: 4)
        example.spec.maxReplicas = 2
        example.observation.metrics = []
        let recommendation = example.recommend()
        #expect(recommendation.rescale == 2)
        #expect(recommendation.reason == "Current number of replicas above Spec.MaxReplicas")
        #expect(recommendation.proposals.isEmpty)
    }

    @Test func `without a scale nothing is decided`() {
        var example = Example()
        example.observation.scale = .unavailable(ScaleError("forbidden"))
        let recommendation = example.recommend()
        #expect(recommendation.current == nil && recommendation.rescale == nil)
        #expect(recommendation.error == "failed to query scale subresource for Deployment/shop/web: forbidden")
        #expect(recommendation.events == [ScalingEvent(.failedGetScale, "forbidden")])
    }

    @Test func `pods with two autoscalers are left alone`() {
        var example = Example(pods: 4, milliCores: 900)
        let other = WorkloadID(namespace: "shop", name: "other")
        example.observation.peers = [.init(id: other, selector: "app")]
        let recommendation = example.recommend()
        #expect(recommendation.rescale == nil)
        let text = "pods by selector app=web are controlled by multiple HPAs: [shop/other shop/web]"
        #expect(recommendation.events == [ScalingEvent(.ambiguousSelector, text)])
        for harmless in ["app=api", "", "app in ("] {
            example.observation.peers = [.init(id: other, selector: harmless)]
            #expect(example.recommend().rescale == 8, "\(harmless)")
        }
    }

    @Test(arguments: ["", "app in (web"])
    func `a selector that cannot be used holds`(selector: String) {
        var example = Example(pods: 4, milliCores: 900)
        example.observation.scale = .value(.init(specReplicas: 4, statusReplicas: 4, selector: selector))
        let recommendation = example.recommend()
        #expect(recommendation.rescale == nil)
        #expect(recommendation.conditions.first(.scalingActive)?.reason == "InvalidSelector")
    }

    @Test func `a spec of unknown or missing parts holds and never traps`() {
        for odd in [MetricSpec].odd {
            var example = Example(pods: 4, milliCores: 900)
            example.spec.metrics = [odd]
            #expect(example.recommend().rescale == nil, "\(odd)")
        }
    }

    @Test(arguments: UInt64(0)..<8)
    func `a size within bounds stays within bounds, whatever is measured`(seed: UInt64) {
        var stream = RandomStreams(seed: seed).stream("recommender")
        for _ in 0..<200 {
            let pods = Int.random(in: 1...10, using: &stream)
            var example = Example(pods: pods, milliCores: .random(in: 0...3_000, using: &stream))
            example.spec.minReplicas = .random(in: 1...Int32(pods), using: &stream)
            example.spec.maxReplicas = .random(in: Int32(pods)...20, using: &stream)
            if Bool.random(using: &stream) { example.spec.behavior = ScalingBehavior() }
            example.spec = Defaults.filled(example.spec)
            for step in 0..<3 {
                let desired = example.recommend(at: Example.now + .seconds(400 * Int64(step))).desired
                #expect((example.spec.minReplicas ?? 1)...example.spec.maxReplicas ~= desired, "seed \(seed)")
            }
        }
    }

    @Test(arguments: UInt64(0)..<8)
    func `extreme numbers never trap`(seed: UInt64) {
        var stream = RandomStreams(seed: seed).stream("extremes")
        let extremes: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
        let sizes: [Int32] = [.min, -1, 0, 1, .max]
        for _ in 0..<300 {
            var example = Example(pods: 3)
            func extreme() -> Int64 { extremes.randomElement(using: &stream) ?? 0 }
            func size() -> Int32 { sizes.randomElement(using: &stream) ?? 0 }
            example.spec.minReplicas = size()
            example.spec.maxReplicas = size()
            example.spec.behavior = Bool.random(using: &stream) ? ScalingBehavior() : nil
            example.spec.metrics = [
                .resource("cpu", target: .utilization(size())),
                .resource("cpu", target: .averageValue(.milli(extreme()))),
                .external(.init(name: "q"), target: .value(.milli(extreme()))),
                .object(
                    .init(name: "q"), of: .init(apiVersion: "v1", kind: "Pod", name: "p"),
                    target: .averageValue(.milli(extreme()))),
            ]
            example.observation.pods = (0..<3).map { .ready("web-\($0)", request: .milli(extreme())) }
            let samples = (0..<3).map { PodSample.at(Example.now, pod: "web-\($0)", extreme()) }
            example.observation.metrics = [
                Example.reading(.pods(samples)), Example.reading(.pods(samples)),
                Example.reading(.values([extreme(), extreme()])), Example.reading(.values([extreme()])),
            ]
            example.observation.scale = .value(.init(specReplicas: size(), statusReplicas: size(), selector: "app=web"))
            _ = example.reconcile()
            _ = example.reconcile(at: Example.now + .seconds(3_600))
        }
    }
}

extension [MetricSpec] {
    /// Metrics that the API server would have refused.
    fileprivate static var odd: [MetricSpec] {
        var unknown = MetricSpec.resource("cpu", target: .utilization(50))
        unknown.type = "Weird"
        var empty = MetricSpec.resource("cpu", target: .utilization(50))
        empty.resource = nil
        return [
            unknown, empty, .resource("cpu", target: MetricTarget()), .pods(.init(name: "m"), target: MetricTarget()),
            .external(.init(name: "m"), target: MetricTarget()),
            .object(.init(name: "m"), of: .init(apiVersion: "v1", kind: "Pod", name: "p"), target: MetricTarget()),
        ]
    }
}
