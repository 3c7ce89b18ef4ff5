import Foundation
import Measures
import Testing

@testable import Autoscaling

@Suite struct MetricStatusTests {
    @Test(arguments: [
        (67_108_864_000, "64Mi"), (217_800_000_000, "217800k"), (1_024_000, "1Ki"), (512_000, "512"), (1_500, "1500m"),
        (0, "0"), (Int64.min, "-9223372036854775808m"),
    ])
    func `memory shows as the API server stores it`(milli: Int64, text: String) throws {
        let current = MetricStatus.Current(.init(replicas: 1, average: milli), isBytes: true)
        let shown = try #require(current.averageValue).description
        #expect(shown == text)
        #expect(try Quantity(shown).description == shown)
    }

    @Test func `a status of each kind survives JSON`() throws {
        let current = MetricStatus.Current(value: .milli(1), averageValue: .milli(2_000), averageUtilization: 3)
        let all: [MetricStatus] = [
            .resource(name: "cpu", current: current),
            .containerResource(name: "cpu", container: "app", current: current),
            .pods(metric: .init(name: "m"), current: current),
            .object(
                metric: .init(name: "m", selector: LabelSelector(matchLabels: ["a": "b"])),
                describedObject: .init(apiVersion: "v1", kind: "Pod", name: "p"), current: current),
            .external(metric: .init(name: "m"), current: current), .failed,
        ]
        let again = try JSONDecoder().decode([MetricStatus].self, from: JSONEncoder().encode(all))
        #expect(again == all)
    }
}
