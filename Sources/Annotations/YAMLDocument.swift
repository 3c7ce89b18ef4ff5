import KubernetesAPI
import Yams

/// One step from a YAML node to a node in it.
enum YAMLStep: Hashable {
    case key(String)
    case index(Int)
}

/// One YAML document as JSON, with the place of each of its nodes.
///
/// The text is untrusted. Aliases are refused, since ten of them make a document of a billion nodes; so is more
/// nesting than any spec has, since the parser descends as deep as the text does.
struct YAMLDocument {
    /// Bytes of one document; Kubernetes keeps 256 KiB for all annotations of an object.
    static let bytesMax = 32_768
    /// Opening brackets and braces; with the two limits below it bounds the depth, of which each level takes about
    /// 3 KB of stack while it is read.
    static let bracketsMax = 200
    /// Dashes and question marks with a blank after them on one line.
    static let dashesMax = 16
    /// Blanks before a line.
    static let indentMax = 64

    /// The document.
    let json: JSONValue
    private let root: Node

    /// Reads `text`, which may be JSON, as that is YAML.
    init(_ text: String) throws(StructuredTextError) {
        try Self.checkBounds(text)
        do {
            guard let root = try Yams.compose(yaml: text) else {
                throw StructuredTextError(place: "line 1, column 1", flaw: "it is empty")
            }
            self.root = root
        } catch let error as StructuredTextError {
            throw error
        } catch let error as YamlError {
            throw Self.explain(error)
        } catch {
            throw StructuredTextError(place: "line 1, column 1", flaw: "it is no YAML")
        }
        json = try Self.json(root)
    }

    /// An error at the end of `path`, or as near to it as there are nodes.
    func error(at path: [YAMLStep], _ flaw: String) -> StructuredTextError {
        var node = root
        var name = ""
        for step in path {
            let next: Node?
            switch step {
            case .key(let key):
                name += name.isEmpty ? key : ".\(key)"
                next = node.mapping?.first { $0.key.scalar?.string == key }?.value
            case .index(let index):
                name += "[\(index)]"
                next = node.sequence.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
            node = next ?? node
        }
        let place = Self.place(node.mark)
        return StructuredTextError(place: name.isEmpty ? place : "\(place) (\(name))", flaw: flaw)
    }

    private static func place(_ mark: Mark?) -> String {
        "line \(mark?.line ?? 1), column \(mark?.column ?? 1)"
    }

    private static func checkBounds(_ text: String) throws(StructuredTextError) {
        guard text.utf8.count <= bytesMax else {
            throw StructuredTextError(
                place: "line 1, column 1", flaw: "it has \(text.utf8.count) bytes and not at most \(bytesMax)")
        }
        var line = 1
        var brackets = 0
        var dashes = 0
        var indent: Int? = 0
        var before = UInt8(ascii: "\n")
        for byte in text.utf8 {
            let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
            let isEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            indent = isEnd ? 0 : isBlank ? indent.map { $0 + 1 } : nil
            if isEnd { dashes = 0 }
            if isBlank || isEnd, before == UInt8(ascii: "-") || before == UInt8(ascii: "?") { dashes += 1 }
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { brackets += 1 }
            guard brackets <= bracketsMax, dashes <= dashesMax, indent ?? 0 <= indentMax else {
                throw StructuredTextError(place: "line \(line)", flaw: "it is nested too deeply")
            }
            if before == UInt8(ascii: "*"), !isBlank, !isEnd {
                throw StructuredTextError(
                    place: "line \(line)", flaw: "an asterisk begins an alias, and none is accepted")
            }
            if byte == UInt8(ascii: "\n") { line += 1 }
            before = byte
        }
    }

    private static func explain(_ error: YamlError) -> StructuredTextError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            StructuredTextError(place: place(mark), flaw: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            StructuredTextError(place: place(context.mark), flaw: "\(keys.joined(separator: ", ")) comes twice")
        case .reader(let problem, _, _, _):
            StructuredTextError(place: "line 1, column 1", flaw: problem)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            StructuredTextError(place: "line 1, column 1", flaw: "it is no YAML")
        }
    }

    private static func json(_ node: Node) throws(StructuredTextError) -> JSONValue {
        switch node {
        case .scalar(let scalar):
            return json(scalar)
        case .sequence(let sequence):
            var elements: [JSONValue] = []
            for element in sequence { elements.append(try json(element)) }
            return .array(elements)
        case .mapping(let mapping):
            var members: [String: JSONValue] = [:]
            for (key, value) in mapping {
                guard let name = key.scalar?.string else {
                    throw StructuredTextError(place: place(key.mark), flaw: "the key is no text")
                }
                members[name] = try json(value)
            }
            return .object(members)
        case .alias(let alias):
            throw StructuredTextError(place: place(alias.mark), flaw: "an alias is not accepted")
        }
    }

    /// A plain scalar is null, a boolean or a number if it reads as one in JSON; anything else is text.
    private static func json(_ scalar: Node.Scalar) -> JSONValue {
        guard scalar.style == .plain else { return .string(scalar.string) }
        switch scalar.string {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        case let text:
            // Text that is no JSON is text: the common case, and not a failure.
            guard case .number(let digits)? = try? JSONValue(parsing: text) else { return .string(text) }
            return .number(digits)
        }
    }
}
