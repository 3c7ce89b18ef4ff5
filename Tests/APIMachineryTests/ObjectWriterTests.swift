import APIMachinery
import KubernetesAPI
import Testing

/// Facts recorded from kube-apiserver 1.36.2: each fixture is a run of exchanges against a fresh server.
@Suite struct ObjectWriterTests {
    @Test(arguments: ["creates", "json-patches", "applies", "scales", "kinds", "kubectl"])
    func `writes are answered as kube-apiserver answers them`(file: String) throws {
        var server = RecordedServer()
        var comparer = Comparer()
        let exchanges = try Exchange.read(file)
        #expect(exchanges.count > 5)
        for recorded in exchanges {
            let exchange = recorded.filled(with: comparer.values)
            let answer = server.answer(exchange)
            #expect(answer.status == exchange.status, "\(exchange.id): \(answer.body.text)")
            var wanted = exchange.json["answer"] ?? .null
            var got = answer.body
            if exchange.json["loose"] == true {
                wanted = ["reason": wanted["reason"] ?? .null]
                got = ["reason": got["reason"] ?? .null]
            }
            let before = comparer.differences.count
            comparer.compare(wanted, got, at: exchange.id)
            let new = comparer.differences.dropFirst(before)
            #expect(new.isEmpty, "\(exchange.id): \(new.joined(separator: "\n"))")
            let warnings = (exchange.json["warning"]?.arrayValue ?? []).compactMap(\.stringValue)
            #expect(answer.warnings.map { "299 - \(JSONValue.string($0).text)" } == warnings, "\(exchange.id)")
        }
    }
}
