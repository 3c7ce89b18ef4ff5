import Measures
import Simulation
import Yams

/// A place in a scenario file; every question that it answers is strict, and names the place if the answer is no.
struct ScenarioNode {
    /// Bytes of a file; the longest of ours has two thousand.
    static let bytesMax = 65_536

    private let file: String
    /// Keys and indices from the root, as `faults[1].at`.
    private let path: String
    private let node: Node

    /// Reads `text` as YAML; `file` is how errors name it.
    init(text: String, file: String) throws(ScenarioError) {
        guard text.utf8.count <= Self.bytesMax else {
            throw ScenarioError(file: file, flaw: "it has \(text.utf8.count) bytes; accepted: \(Self.bytesMax)")
        }
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw ScenarioError(file: file, flaw: "it is empty")
            }
            self.init(file: file, path: "", node: node)
        } catch let error as ScenarioError {
            throw error
        } catch let error as YamlError {
            throw Self.explain(error, file: file)
        } catch {
            throw ScenarioError(file: file, flaw: "it is no YAML")
        }
    }

    private init(file: String, path: String, node: Node) {
        self.file = file
        self.path = path
        self.node = node
    }

    /// The members of a mapping, all of whose keys must be among `keys`.
    func members(_ keys: [String]) throws(ScenarioError) -> [String: ScenarioNode] {
        let members = try members()
        for (key, member) in members where !keys.contains(key) {
            throw ScenarioError(
                file: file, line: member.line,
                flaw: "\(member.path) is not a field; accepted: \(keys.joined(separator: ", "))")
        }
        return Dictionary(members, uniquingKeysWith: { first, _ in first })
    }

    /// The members of a mapping in the order of the file, whatever their keys.
    func members() throws(ScenarioError) -> [(String, ScenarioNode)] {
        guard case .mapping(let mapping) = node else { throw refusal(accepted: "a mapping of fields") }
        var members: [(String, ScenarioNode)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { throw refusal(accepted: "a mapping with keys that are text") }
            members.append((name, ScenarioNode(file: file, path: path.isEmpty ? name : "\(path).\(name)", node: value)))
        }
        return members
    }

    /// The elements of a list.
    func elements(max: Int) throws(ScenarioError) -> [ScenarioNode] {
        guard case .sequence(let sequence) = node, sequence.count <= max else {
            throw refusal(accepted: "a list of at most \(max)")
        }
        return sequence.enumerated().map { ScenarioNode(file: file, path: "\(path)[\($0)]", node: $1) }
    }

    /// The text of a scalar.
    func text() throws(ScenarioError) -> String {
        guard case .scalar(let scalar) = node else { throw refusal(accepted: "a single value") }
        return scalar.string
    }

    /// A number within `range`.
    func number(in range: ClosedRange<Double>) throws(ScenarioError) -> Double {
        guard let number = Double(try text()), range.contains(number) else {
            let ends = "\(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))"
            throw refusal(accepted: "a number from \(ends)")
        }
        return number
    }

    /// A whole number within `range`.
    func integer(in range: ClosedRange<Int>) throws(ScenarioError) -> Int {
        guard let number = Int(try text()), range.contains(number) else {
            throw refusal(accepted: "an integer from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A duration from 0 to `longest`, such as `90s` or `1h30m`.
    func duration(upTo longest: Duration) throws(ScenarioError) -> Duration {
        guard let duration = Duration(simulationText: try text()), duration <= longest else {
            let limit = "\(Self.plain(longest.seconds / 3_600))h"
            throw refusal(accepted: "a duration up to \(limit) such as 90s, 1m30s or 1.5h")
        }
        return duration
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(
        _ type: Word.Type = Word.self
    ) throws(ScenarioError) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try text()) else {
            throw refusal(accepted: Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    /// The error that this place holds something else than `accepted`.
    func refusal(accepted: String) -> ScenarioError {
        let found: String
        switch node {
        case .scalar(let scalar): found = "\"\(scalar.string)\""
        case .mapping: found = "a mapping"
        case .sequence(let sequence): found = "a list of \(sequence.count)"
        case .alias: found = "an alias"
        }
        let place = path.isEmpty ? "the file" : path
        return ScenarioError(file: file, line: line, flaw: "\(place) is \(found); accepted: \(accepted)")
    }

    /// The error that this mapping lacks a field.
    func missing(_ field: String, accepted: String) -> ScenarioError {
        let place = path.isEmpty ? field : "\(path).\(field)"
        return ScenarioError(file: file, line: line, flaw: "\(place) is missing; accepted: \(accepted)")
    }

    private var line: Int? { node.mark?.line }

    private static func plain(_ number: Double) -> String {
        Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }

    private static func explain(_ error: YamlError, file: String) -> ScenarioError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ScenarioError(file: file, line: mark.line, flaw: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            ScenarioError(
                file: file, line: context.mark.line, flaw: "\(keys.joined(separator: ", ")) comes twice")
        case .reader(let problem, _, _, _):
            ScenarioError(file: file, flaw: problem)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            ScenarioError(file: file, flaw: "it is no YAML")
        }
    }
}
