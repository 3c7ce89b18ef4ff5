import KubernetesAPI
import Measures
import Testing

@testable import APIMachinery

/// Bodies are untrusted: whatever comes, the answer is an object or a refusal, never a trap.
@Suite struct HostileInputTests {
    private let values: [JSONValue] = [
        .null, true, 0, -1, .number("1e400"), .number("9223372036854775807"), "", "x", [], [.null], [[:]], [:],
        ["a": .null],
        ["metadata": .null], ["spec": ["containers": [.null]]],
    ]

    private func write(_ type: ResourceType, _ body: JSONValue, over existing: JSONValue?, _ kind: PatchKind?) {
        let request = WriteRequest(
            type: type, namespace: type.isNamespaced ? "n" : "", name: "a",
            options: WriteOptions(manager: "m", isForced: true), now: Timestamp(seconds: 0), freshUID: "u",
            nameSuffix: "abcde")
        let writer = ObjectWriter()
        do throws(StatusError) {
            if let kind {
                _ = try writer.patch(existing, kind, .value(body), request)
            } else if existing != nil {
                _ = try writer.replace(existing, with: .value(body), request)
            } else {
                _ = try writer.create(.value(body), request)
            }
        } catch {
            #expect((400...599).contains(error.code))
            #expect(!error.message.isEmpty)
        }
    }

    @Test func `every kind survives every shape of body, patch and field`() {
        for type in ResourceRegistry.builtIn.types {
            let live: JSONValue = [
                "kind": .string(type.kind), "apiVersion": .string(type.groupVersion),
                "metadata": ["name": "a", "namespace": "n", "uid": "u", "resourceVersion": "1"],
            ]
            for value in values {
                write(type, value, over: nil, nil)
                write(type, ["metadata": ["name": "a"], "spec": value, "status": value], over: nil, nil)
                write(type, ["metadata": value, "spec": ["template": value]], over: live, nil)
                for kind in PatchKind.allCases {
                    write(type, value, over: live, kind)
                    write(type, ["metadata": ["labels": value, "managedFields": value]], over: live, kind)
                    write(type, ["spec": ["metrics": value, "ports": value, "selector": value]], over: live, kind)
                }
            }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `random bytes are refused as protobuf and as YAML`(seed: UInt64) {
        var random = RandomStreams(seed: seed).stream("bodies")
        for _ in 0..<500 {
            let length = Int.random(in: 0..<80, using: &random)
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(throws: StatusError.self) {
                try ProtobufBody.value([0x6b, 0x38, 0x73, 0] + bytes, expecting: "Pod")
            }
            _ = try? YAMLText.value(bytes)
        }
    }

    @Test func `YAML that nests without end is refused`() {
        let text = (0..<200).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(throws: StatusError.self) { try YAMLText.value(Array(text.utf8)) }
    }
}
