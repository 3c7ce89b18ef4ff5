import Autoscaling
import Measures
import Testing
import Workloads

@Suite struct MetricReadingAnswersTests {
    private func usage(_ pod: String, _ containers: [String: String?]) throws -> PodUsage {
        PodUsage(
            pod: pod, at: Example.now, window: .seconds(30),
            containers: try containers.sorted { $0.key < $1.key }.map { name, text in
                .init(name: name, usage: try text.map { ["cpu": try Quantity($0)] } ?? [:])
            })
    }

    private func values(_ reading: MetricReading) -> [String: Int64]? {
        guard case .pods(let samples) = reading else { return nil }
        return Dictionary(uniqueKeysWithValues: samples.map { ($0.pod, $0.milliValue) })
    }

    @Test func `a pod is the sum of its containers, each rounded up by itself`() throws {
        let usages = [try usage("a", ["x": "1u", "y": "1u"])]
        #expect(values(.resource(usages, named: "cpu", container: nil)) == ["a": 2])
    }

    @Test func `a pod whose container lacks the resource has no sample`() throws {
        let usages = [try usage("a", ["x": "1", "y": nil]), try usage("b", [:]), try usage("c", ["x": "2"])]
        #expect(values(.resource(usages, named: "cpu", container: nil)) == ["c": 2_000])
        #expect(values(.resource(usages, named: "cpu", container: "x")) == ["a": 1_000, "c": 2_000])
        #expect(values(.resource(usages, named: "cpu", container: "y")) == [:])
    }

    @Test func `of two answers for one pod the last counts`() throws {
        let usages = [try usage("a", ["x": "1"]), try usage("a", ["x": "2"])]
        #expect(values(.resource(usages, named: "cpu", container: nil)) == ["a": 2_000])
    }

    @Test func `an empty answer is missing, never zero`() {
        for (reading, api) in [
            (MetricReading.resource([], named: "cpu", container: nil), "resource"),
            (.customPods([]), "custom"), (.external([]), "external"),
        ] {
            #expect(reading == .missing(.empty(message: "no metrics returned from \(api) metrics API")))
        }
    }

    @Test func `an object must answer exactly once`() {
        #expect(MetricReading.object([5]) == .values([5]))
        #expect(
            MetricReading.object([1, 2])
                == .missing(
                    .failed(
                        message:
                            "unable to fetch metrics from custom metrics API: the custom metrics API server returned "
                            + "2 results when we asked for exactly one")))
    }
}
