import KubernetesAPI
import Measures
import Testing

@testable import Annotations

/// Whatever stands in an annotation, the parser answers or refuses; it never traps and never hangs.
@Suite struct AnnotationFuzzTests {
    static let pieces = [
        "type: Resource", "resource: ", "target: ", "{", "}", "[", "]", ",", ": ", "- ", "? ", "\n", "  ", "\t", "\"",
        "'",
        "&a ", "*a", "<<: ", "!!str ", "%YAML", "---\n", "...", "#", "|", ">", "~", "null", "true", "1", "-1", "1e999",
        "9999999999999999999", "60%", "512Mi", "0", ".", "active", "auto", "\u{0}", "\u{7f}", "é", "😀", "\\", "\\u00",
        "averageUtilization: 60", "type: Pods\n  pods: {metric: {name: x}, target: {averageValue: 5}}", "policies: []",
        "metrics", "name: cpu", "/", "s", "5",
    ]

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `no value makes it trap`(seed: UInt64) throws {
        var random = RandomStreams(seed: seed).stream("annotations")
        var annotations = ["mode": "active", "max-replicas": "10"]
        for _ in 0..<Int.random(in: 1..<4, using: &random) {
            let key = AnnotationKey.allCases[Int.random(in: 0..<AnnotationKey.allCases.count, using: &random)]
            var text = ""
            for _ in 0..<Int.random(in: 0..<60, using: &random) {
                text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
            }
            annotations[key.rawValue] = text
        }
        answer(annotations)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `no damage to metrics that were right makes it trap`(seed: UInt64) {
        var random = RandomStreams(seed: seed).stream("damage")
        var bytes = Array(
            """
            - type: Pods
              pods:
                metric: {name: "vllm:num_requests_waiting", selector: {matchLabels: {model: a}}}
                target: {type: AverageValue, averageValue: "5"}
            - type: ContainerResource
              containerResource: {name: cpu, container: server, target: {type: Utilization, averageUtilization: 60}}
            """.utf8)
        for _ in 0..<Int.random(in: 1..<6, using: &random) {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: index)
            default: bytes.insert(UInt8.random(in: 0x20...0x7e, using: &random), at: index)
            }
        }
        answer(["mode": "active", "max-replicas": "10", "metrics": String(decoding: bytes, as: UTF8.self)])
    }

    @Test(arguments: [
        String(repeating: "[", count: 30_000), String(repeating: "{a: ", count: 8_000),
        String(repeating: "- ", count: 16_000), String(repeating: "? ", count: 16_000),
        String(repeating: "-\t", count: 16_000), String(repeating: "a: [", count: 190),
        (0..<64).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        (0..<64).map { String(repeating: " ", count: $0) + "-\n" }.joined(), String(repeating: "x", count: 200_000),
        "a: &a [1,1]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "{? *a : 1}", String(repeating: "'", count: 30_000),
    ])
    func `depth, aliases and size are refused and not followed`(text: String) {
        #expect(!answer(["mode": "active", "max-replicas": "10", "metrics": text]))
        #expect(!answer(["mode": "active", "max-replicas": "10", "behavior": text]))
    }

    /// Whether the annotations are accepted.
    @discardableResult
    private func answer(_ annotations: [String: String]) -> Bool {
        do {
            let deployment = try Deployment.annotated(annotations)
            _ = try SpecParser.parse(deployment)
            return true
        } catch {
            #expect(error is AnnotationError)
            return false
        }
    }
}
