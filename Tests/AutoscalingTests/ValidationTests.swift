import Autoscaling
import Measures
import Testing

@Suite struct ValidationTests {
    private var good: ScalingSpec { Example().spec }

    @Test func `a good spec has no fault`() {
        #expect(Validation.errors(in: good).isEmpty)
    }

    @Test func `faults come in the API server's order and words`() {
        var spec = good
        spec.minReplicas = 0
        spec.maxReplicas = -3
        spec.scaleTargetRef.name = "a/b"
        spec.behavior = ScalingBehavior(scaleUp: ScalingRule(selectPolicy: "Median", policies: []))
        #expect(
            Validation.errors(in: spec).map(\.description) == [
                "spec.minReplicas: Invalid value: 0: must be greater than or equal to 1",
                "spec.maxReplicas: Invalid value: -3: must be greater than or equal to 1",
                "spec.maxReplicas: Invalid value: -3: must be greater than or equal to `minReplicas`",
                "spec.scaleTargetRef.name: Invalid value: \"a/b\": may not contain '/'",
                "spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero "
                    + "replicas",
                "spec.behavior.scaleUp.selectPolicy: Unsupported value: \"Median\": supported values: \"Disabled\", "
                    + "\"Max\", \"Min\"",
                "spec.behavior.scaleUp.policies: Required value: must specify at least one Policy",
            ])
    }

    @Test func `a minimum of 0 is a matter of the gate and of the metric`() {
        var spec = good
        spec.minReplicas = 0
        spec.metrics = [.external(.init(name: "queue"), target: .value(.milli(1_000)))]
        #expect(Validation.errors(in: spec, allowsZero: true).isEmpty)
        #expect(Validation.errors(in: spec).count == 1)
    }

    @Test func `an unknown type is told twice, an absent one three times`() {
        var spec = good
        spec.metrics[0].type = "Weird"
        #expect(Validation.errors(in: spec).map(\.kind) == [.notSupported, .notSupported])
        spec.metrics[0].type = ""
        #expect(Validation.errors(in: spec).map(\.kind) == [.required, .notSupported, .notSupported])
    }

    @Test func `a second source is forbidden`() {
        var spec = good
        spec.metrics[0].pods = MetricSpec.pods(.init(name: "m"), target: .averageValue(.milli(1))).pods
        let errors = Validation.errors(in: spec)
        #expect(errors.map(\.field) == ["spec.metrics[0].pods"])
    }

    @Test func `metadata needs a name and a namespace`() {
        #expect(Validation.errors(name: "web", generateName: "", namespace: "shop").isEmpty)
        let fields = Validation.errors(name: "", generateName: "Web_", namespace: "").map(\.field)
        #expect(fields == ["metadata.generateName", "metadata.name", "metadata.namespace"])
    }
}
