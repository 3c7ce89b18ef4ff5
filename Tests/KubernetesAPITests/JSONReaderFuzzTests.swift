import KubernetesAPI
import Measures
import Testing

/// Damaged texts by seed: whatever comes, the scanner answers or throws, and agrees with the tree's parser.
@Suite struct JSONReaderFuzzTests {
    private static let seed = """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"llm-0","namespace":"shop","uid":"u-1","labels":\
        {"app.kubernetes.io/name":"llm","x":"\\u00e9"},"creationTimestamp":"2026-11-24T10:00:00Z","annotations":\
        {"outrider.dev/mode":"active"}},"spec":{"nodeName":"n1","containers":[{"name":"c","image":"i:1","resources":\
        {"requests":{"cpu":"250m","memory":1024}},"ports":[{"containerPort":8000,"name":"http"}]}]},"status":\
        {"phase":"Running","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-11-24T10:00:05Z"}],\
        "numbers":[-1,0,1.5e-3,null,true,false,{}]}}
        """

    private func damaged(_ bytes: [UInt8], using random: inout RandomStream) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard !bytes.isEmpty else { break }
            let at = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: at)
            case 2: bytes.removeSubrange(at...)
            case 3: bytes.insert(contentsOf: "{\"[,:}]0n\\".utf8.shuffled(using: &random).prefix(3), at: at)
            default:
                let end = min(bytes.count, at + Int.random(in: 1...40, using: &random))
                bytes.insert(contentsOf: bytes[at..<end], at: at)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<8 as Range<UInt64>) func `damaged text never traps and never reads otherwise`(seed: UInt64) {
        var random = RandomStreams(seed: seed).stream("damage")
        for _ in 0..<500 {
            let bytes = damaged(Array(Self.seed.utf8), using: &random)
            let tree = try? JSONValue(parsing: bytes)
            let scanned = try? JSONValue(json: bytes)
            #expect(tree == scanned, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
            let skipped: Void? = try? JSONReader.read(bytes) { (reader) throws(JSONError) in try reader.skip() }
            #expect(tree == nil || skipped != nil, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
            let pod = try? Pod(json: bytes)
            #expect(tree != nil || pod == nil || skipped != nil)
            _ = try? WatchEvent<Pod>(json: Array(#"{"type":"ADDED","object":"#.utf8) + bytes + Array("}".utf8))
            _ = try? ObjectList<Pod>(json: Array(#"{"items":["#.utf8) + bytes + Array("]}".utf8))
        }
    }

    @Test func `random bytes never trap`() {
        var random = RandomStreams(seed: 1).stream("noise")
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...64, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect((try? JSONValue(parsing: bytes)) == (try? JSONValue(json: bytes)))
        }
    }
}
