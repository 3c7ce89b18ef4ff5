import KubernetesAPI
import Testing

@testable import Annotations

/// Each refusal word for word: this is what a person reads at night.
@Suite struct RefusalTests {
    func refusal(
        _ annotations: [String: String], cpu: String? = "500m", sidecar: String? = nil,
        templateAnnotations: [String: String] = [:]
    ) throws -> String {
        let deployment = try Deployment.annotated(
            annotations, cpu: cpu, sidecar: sidecar, templateAnnotations: templateAnnotations)
        do throws(AnnotationError) {
            _ = try SpecParser.parse(deployment)
            return "accepted"
        } catch {
            return error.description
        }
    }

    func refusal(adding key: String, _ value: String, cpu: String? = "500m", sidecar: String? = nil) throws -> String {
        var annotations = ["mode": "active", "max-replicas": "5"]
        annotations[key] = value
        return try refusal(annotations, cpu: cpu, sidecar: sidecar)
    }

    let command = "next: kubectl -n shop annotate deployment/llm"

    @Test func `a mode that there is not`() throws {
        #expect(
            try refusal(["mode": "on"])
                == "shop/llm: annotation outrider.dev/mode is \"on\"; accepted: off, shadow, canary, active; "
                + "\(command) --overwrite outrider.dev/mode=shadow")
    }

    @Test func `no max-replicas`() throws {
        #expect(
            try refusal(["mode": "active"])
                == "shop/llm: annotation outrider.dev/max-replicas is missing; accepted: an integer from 1 to 10000; "
                + "\(command) --overwrite outrider.dev/max-replicas=10")
    }

    @Test(arguments: ["ten", "0", "-1", "10001", "1.5", "", "+3", "99999999999999999999", "٣"])
    func `max-replicas that is no count`(value: String) throws {
        #expect(
            try refusal(adding: "max-replicas", value)
                == "shop/llm: annotation outrider.dev/max-replicas is \"\(value)\"; accepted: an "
                + "integer from 1 to 10000; "
                + "\(command) --overwrite outrider.dev/max-replicas=10")
    }

    @Test func `min-replicas above max-replicas`() throws {
        #expect(
            try refusal(adding: "min-replicas", "8")
                == "shop/llm: annotation outrider.dev/min-replicas is \"8\"; accepted: an integer "
                + "from 0 to 5, which is "
                + "outrider.dev/max-replicas; \(command) --overwrite outrider.dev/min-replicas=1")
    }

    @Test(arguments: [nil, "5"])
    func `no replicas with nothing to wake them`(queue: String?) throws {
        var annotations = ["mode": "active", "max-replicas": "5", "min-replicas": "0"]
        annotations["target-queue"] = queue
        #expect(
            try refusal(annotations)
                == "shop/llm: annotation outrider.dev/min-replicas is \"0\"; accepted: an integer from 1, or 0 with an "
                + "Object or External metric, since at 0 no pod is left whose metrics could ask for one; "
                + "\(command) --overwrite outrider.dev/min-replicas=1")
    }

    @Test func `target-cpu without CPU requests names the container`() throws {
        #expect(
            try refusal(adding: "target-cpu", "60%", sidecar: "proxy")
                == "shop/llm: annotation outrider.dev/target-cpu is \"60%\"; accepted: a per cent "
                + "where every container "
                + "requests cpu, and container proxy does not; or an amount per pod such as 500m; next: set "
                + "resources.requests.cpu on container proxy")
        #expect(try refusal(adding: "target-cpu", "500m", sidecar: "proxy") == "accepted")
    }

    @Test func `no metric at all means the HPA's, which needs CPU requests too`() throws {
        #expect(
            try refusal(adding: "min-replicas", "1", cpu: nil)
                == "shop/llm: annotation outrider.dev/target-cpu is missing, which means 80% as in an HPA without "
                + "metrics; accepted: a per cent where every container requests cpu, and container server does not; or "
                + "an amount per pod such as 500m; next: set resources.requests.cpu on container "
                + "server, or name another "
                + "target")
    }

    @Test func `metrics that do not parse, with line and column`() throws {
        let text = try refusal(adding: "metrics", "- type: Resource\n  resource: {name: cpu\n- type: Pods\n")
        #expect(
            text
                == "shop/llm: annotation outrider.dev/metrics, line 3, column 7: did not find expected ',' or '}'; "
                + "accepted: a list of autoscaling/v2 metrics, in YAML or JSON; \(command) --overwrite "
                + "outrider.dev/metrics='[{type: Resource, resource: {name: cpu, target: {type: Utilization, "
                + "averageUtilization: 60}}}]'")
    }

    @Test func `metrics with a field that there is not, with line and column`() throws {
        let text = "- type: Resource\n  resource:\n    name: cpu\n    target:\n      averageUtilisation: 60\n"
        #expect(
            try refusal(adding: "metrics", text).hasPrefix(
                "shop/llm: annotation outrider.dev/metrics, line 5, column 27 "
                    + "([0].resource.target.averageUtilisation): "
                    + "there is no such field in autoscaling/v2; accepted: a list of"))
    }

    @Test func `metrics with a value of the wrong kind, with line and column`() throws {
        let text = "[{type: Resource, resource: {name: cpu, target: {averageUtilization: sixty}}}]"
        #expect(
            try refusal(adding: "metrics", text).hasPrefix(
                "shop/llm: annotation outrider.dev/metrics, line 1, column 70 "
                    + "([0].resource.target.averageUtilization): "
                    + "it is not an integer; accepted: a list of"))
    }

    @Test func `an unknown key suggests the nearest one`() throws {
        #expect(
            try refusal(adding: "min-replica", "2")
                == "shop/llm: annotation outrider.dev/min-replica is unknown; accepted: outrider.dev/min-replicas, or "
                + "another key of Documentation/Annotations.md; next: rename it to "
                + "outrider.dev/min-replicas, or kubectl "
                + "-n shop annotate deployment/llm outrider.dev/min-replica-")
    }

    @Test func `a misspelt mode is told, although it opts nothing in`() throws {
        #expect(
            try refusal(["mod": "active"]).hasPrefix(
                "shop/llm: annotation outrider.dev/mod is unknown; accepted: outrider.dev/mode, or"))
    }

    @Test func `a policy that is not built yet`() throws {
        #expect(
            try refusal(adding: "policy", "learned")
                == "shop/llm: annotation outrider.dev/policy is \"learned\"; accepted: reactive, predictive "
                + "(learned comes with a "
                + "later version); \(command) --overwrite outrider.dev/policy=reactive")
    }

    @Test func `a policy that there will never be`() throws {
        #expect(
            try refusal(adding: "policy", "fast")
                == "shop/llm: annotation outrider.dev/policy is \"fast\"; accepted: reactive, predictive; \(command) --overwrite "
                + "outrider.dev/policy=reactive")
    }

    @Test(arguments: [
        ("hpa", "llm"), ("slo", "ttft-p95=500ms"), ("quota-class", "h100"), ("weights-sinks", "ledger"),
        ("weights-route", "r"), ("weights-interval", "30s"), ("weights-max-ratio", "4"),
    ])
    func `what a later version follows is not silently left out`(key: String, value: String) throws {
        #expect(
            try refusal(adding: key, value)
                == "shop/llm: annotation outrider.dev/\(key) is \"\(value)\"; accepted: no value yet: a later version "
                + "follows it; \(command) outrider.dev/\(key)-")
    }

    @Test func `weights that are not written yet`() throws {
        #expect(
            try refusal(adding: "weights", "enforce")
                == "shop/llm: annotation outrider.dev/weights is \"enforce\"; accepted: off, until "
                + "a later version writes "
                + "weights; \(command) outrider.dev/weights-")
    }

    @Test(arguments: [
        ("target-cpu", "60", "accepted"), ("target-cpu", "0%", "1% to 10000%"), ("target-cpu", "-5%", "1% to 10000%"),
        ("target-cpu", "much", "or CPU per pod such as 500m"), ("target-memory", "70 %", "or memory per pod such as"),
        ("target-queue", "0", "a positive number of waiting requests per pod, such as 5"),
        ("target-queue", "5%", "a positive number of waiting requests per pod, such as 5"),
        ("target-running", "-1", "a positive number of running requests per pod, such as 20"),
        ("target-kv-cache", "0.8", "a per cent of the KV cache from 1% to 100%, such as 80%"),
        ("target-kv-cache", "101%", "a per cent of the KV cache from 1% to 100%, such as 80%"),
        ("target-requests", "many", "a positive number of finished requests per second and pod, such as 2.5"),
        ("engine", "llamacpp", "accepted: auto, vllm, sglang, triton, tgi, trtllm, prometheus, none"),
        ("scrape-port", "70000", "an integer from 1 to 65535"), ("scrape-port", "http", "an integer from 1 to 65535"),
        ("scrape-path", "metrics", "a path that begins with /"), ("scrape-path", "/a b", "a path that begins with /"),
        ("startup", "soon", "auto, or a duration up to 24h such as 3m30s"), ("cost", "0", "a number above 0"),
    ])
    func `a bad value says what is accepted`(key: String, value: String, accepted: String) throws {
        let text = try refusal(adding: key, value)
        #expect(text.contains(accepted))
        if accepted != "accepted" {
            #expect(text.hasPrefix("shop/llm: annotation outrider.dev/\(key) is \"\(value)\"; accepted: "))
            #expect(text.contains("; next: "))
        }
    }

    @Test func `a signal asked of an engine that has none`() throws {
        #expect(
            try refusal(["mode": "active", "max-replicas": "5", "engine": "none", "target-queue": "5"])
                == "shop/llm: annotation outrider.dev/engine is \"none\"; accepted: auto or an engine's name, since "
                + "outrider.dev/target-queue asks for engine:waiting; next: remove "
                + "outrider.dev/target-queue, or name the "
                + "pods' own series in outrider.dev/metrics")
    }

    @Test func `a convention on the pod template that cannot be followed`() throws {
        #expect(
            try refusal(
                ["mode": "active", "max-replicas": "5", "target-queue": "5"],
                templateAnnotations: ["prometheus.io/port": "http"])
                == "shop/llm: annotation prometheus.io/port is \"http\"; accepted: an integer from "
                + "1 to 65535; next: mend "
                + "it in the pod template, or set outrider.dev/scrape-port on the Deployment")
    }

    @Test func `what the API server would refuse is refused in its words, at our annotation`() throws {
        let text = "[{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 0}}}]"
        #expect(
            try refusal(adding: "metrics", text).hasPrefix(
                "shop/llm: annotation outrider.dev/metrics, line 1, column 89 "
                    + "([0].resource.target.averageUtilization): "
                    + "Invalid value: 0: must be greater than 0; accepted: a list of autoscaling/v2 metrics"))
        #expect(
            try refusal(adding: "behavior", "{scaleDown: {stabilizationWindowSeconds: 4000}}").hasPrefix(
                "shop/llm: annotation outrider.dev/behavior, line 1, column 42 (scaleDown.stabilizationWindowSeconds): "
                    + "Invalid value: 4000: must be less than or equal to 3600; accepted: an autoscaling/v2 behavior"))
    }

    @Test func `a note for an Event leaves room for what follows it`() throws {
        let deployment = try Deployment.annotated(["mode": String(repeating: "x", count: 100_000)])
        do throws(AnnotationError) {
            _ = try SpecParser.parse(deployment)
            Issue.record("accepted")
        } catch {
            #expect(error.note.count <= 900)
            #expect(error.note.contains("accepted: off, shadow, canary, active"))
        }
    }
}
