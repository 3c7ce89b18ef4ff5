import Foundation
import KubernetesAPI
import Testing

/// One recorded request and its answer; `<rv:3>` and the like stand for values that differ from run to run.
struct Exchange {
    let json: JSONValue
    private var filled: [String: String] = [:]

    init(_ json: JSONValue) {
        self.json = json
    }

    var id: String { text("id") }
    var method: String { text("method") }
    var path: String { text("path") }
    var contentType: String { text("contentType") }
    var status: Int { Int(json["status"]?.integerValue ?? 0) }

    var bytes: [UInt8] {
        if let raw = json["rawBody"]?.stringValue { return Array(fill(raw).utf8) }
        return json["body"].map { Array(fill($0.text).utf8) } ?? []
    }

    /// With the values that earlier answers gave.
    func filled(with values: [String: String]) -> Exchange {
        var exchange = self
        exchange.filled = values
        return exchange
    }

    private func text(_ key: String) -> String { fill(json[key]?.stringValue ?? "") }

    private func fill(_ text: String) -> String {
        filled.reduce(text.replacingOccurrences(of: "<time>", with: "2020-01-01T00:00:00Z")) {
            $0.replacingOccurrences(of: $1.key, with: $1.value)
        }
    }

    static func read(_ file: String) throws -> [Exchange] {
        let url = try #require(
            Bundle.module.url(forResource: file, withExtension: "jsonl", subdirectory: "Fixtures"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
            Exchange(try JSONValue(parsing: String($0)))
        }
    }
}

/// Compares an answer with the recorded one.
struct Comparer {
    /// What each numbered placeholder stands for.
    private(set) var values: [String: String] = [:]
    private(set) var differences: [String] = []

    mutating func compare(_ want: JSONValue, _ got: JSONValue?, at path: String) {
        guard let got else {
            differences.append("\(path): missing, want \(want.text)")
            return
        }
        switch (want, got) {
        case (.object(let want), .object(let got)):
            for (key, value) in want { compare(value, got[key], at: "\(path).\(key)") }
            for key in got.keys where want[key] == nil { differences.append("\(path).\(key): not expected") }
        case (.array(let want), .array(let got)) where path.hasSuffix(".managedFields"):
            compareItems(Self.sorted(want), Self.sorted(got), at: path)
        case (.array(let want), .array(let got)): compareItems(want, got, at: path)
        case (.string(let want), .string(let got)): compareText(want, got, at: path)
        default: if want != got { differences.append("\(path): want \(want.text), got \(got.text)") }
        }
    }

    private mutating func compareItems(_ want: [JSONValue], _ got: [JSONValue], at path: String) {
        if want.count != got.count { differences.append("\(path): want \(want.count) items, got \(got.count)") }
        for (index, pair) in zip(want, got).enumerated() { compare(pair.0, pair.1, at: "\(path)[\(index)]") }
    }

    private mutating func compareText(_ want: String, _ got: String, at path: String) {
        let known = values.reduce(want) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
        guard known != got else { return }
        if let match = known.wholeMatch(of: #/<(rv|uid|name|ctime):\d+>/#) {
            values[String(match.output.0)] = got
            return
        }
        if known == "<time>" || known == "<microtime>" || known == "<any>" { return }
        // Placeholders inside a text stand for anything.
        let parts = known.split(separator: #/<[a-z]+(:\d+)?>/#, omittingEmptySubsequences: false)
        var rest = got[...]
        for part in parts {
            guard let range = part.isEmpty ? rest.startIndex..<rest.startIndex : rest.range(of: part) else {
                differences.append("\(path): want \(known), got \(got)")
                return
            }
            rest = rest[range.upperBound...]
        }
        if parts.count == 1 { differences.append("\(path): want \(known), got \(got)") }
    }

    private static func sorted(_ entries: [JSONValue]) -> [JSONValue] {
        func key(_ entry: JSONValue) -> String {
            ["manager", "operation", "subresource", "apiVersion"].map { entry[$0]?.stringValue ?? "" }
                .joined(separator: " ")
        }
        return entries.sorted { key($0) < key($1) }
    }
}
