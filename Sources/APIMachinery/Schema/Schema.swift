/// The structures of all kinds that we serve, read once from `SchemaText`.
struct Schema: Sendable {
    private let structures: [String: SchemaStructure]

    /// The built-in kinds.
    static let builtIn = Schema(
        texts: [
            SchemaText.meta, SchemaText.pods, SchemaText.core, SchemaText.workloads, SchemaText.access,
            SchemaText.others,
        ])

    init(texts: [String]) {
        var structures: [String: SchemaStructure] = [:]
        for line in texts.flatMap({ $0.split(separator: "\n") }) {
            let words = line.split(separator: " ")
            guard let head = words.first else { continue }
            let isAtomic = head.hasSuffix("@")
            let name = String(isAtomic ? head.dropLast() : head)
            let fields = words.dropFirst().map { Self.field($0) }
            structures[name] = SchemaStructure(
                name: name, isAtomic: isAtomic,
                fields: Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
        }
        self.structures = structures
    }

    /// The structure `name`.
    ///
    /// - Precondition: the text names it; a test holds that all names that are used are there.
    func structure(_ name: String) -> SchemaStructure {
        guard let structure = structures[name] else { preconditionFailure("no structure \(name) in the schema") }
        return structure
    }

    /// The names of all structures.
    var names: [String] { structures.keys.sorted() }

    /// The structure of a kind; nil for kinds that we do not know.
    func kind(group: String, version: String, kind: String) -> SchemaStructure? {
        let groupVersion = group.isEmpty ? version : "\(group)/\(version)"
        return structures["\(groupVersion).\(kind)"] ?? structures[kind]
    }

    /// Whether a value of `shape` is owned and replaced as a whole.
    func isAtomic(_ shape: Shape, field: SchemaField?) -> Bool {
        if field?.isAtomic == true { return true }
        switch shape {
        case .scalar: return true
        case .structure(let name): return structure(name).isAtomic
        case .list(_, let kind): return kind == .atomic
        case .map(_, let isAtomic): return isAtomic
        }
    }

    private static func field(_ word: Substring) -> SchemaField {
        let colon = word.firstIndex(of: ":") ?? word.endIndex
        var scanner = SchemaFieldScanner(rest: word[colon...].dropFirst())
        return scanner.field(name: String(word[..<colon]))
    }
}

/// Reads what stands behind the colon of a field.
private struct SchemaFieldScanner {
    var rest: Substring

    mutating func field(name: String) -> SchemaField {
        var field = SchemaField(name: name, shape: shape())
        while let mark = rest.popFirst() {
            switch mark {
            case "?": field.isPointer = true
            case "!": field.isAlwaysWritten = true
            case "@": field.isAtomic = true
            case "|": field.keyDefault = word()
            case "#": field.wire = word().split(separator: ".").compactMap { Int($0) }
            case "~":
                let key = word()
                field.merge = .merge(key: key.isEmpty ? nil : key)
            case "=":
                let keys = word().split(separator: ",").map(String.init)
                if case .list(let element, _) = field.shape {
                    field.shape = .list(element, keys == ["set"] ? .set : .map(keys: keys))
                }
            default: preconditionFailure("unknown mark \(mark) of field \(name) in the schema")
            }
        }
        if field.isAtomic, case .map(let element, _) = field.shape { field.shape = .map(element, isAtomic: true) }
        return field
    }

    private mutating func shape() -> Shape {
        switch rest.first {
        case "[": return .list(inner(until: "]"), .atomic)
        case "{": return .map(inner(until: "}"), isAtomic: false)
        case let character?:
            if let scalar = Shape.Scalar(rawValue: character) {
                rest.removeFirst()
                return .scalar(scalar)
            }
            return .structure(word())
        case nil: preconditionFailure("a field of the schema has no shape")
        }
    }

    private mutating func inner(until end: Character) -> Shape {
        rest.removeFirst()
        let inner = shape()
        // Pointers inside lists and maps mean nothing: items are never null.
        while let character = rest.popFirst(), character != end { continue }
        return inner
    }

    private mutating func word() -> String {
        let end = rest.firstIndex { "?!@|~=]}#".contains($0) } ?? rest.endIndex
        defer { rest = rest[end...] }
        return String(rest[..<end])
    }
}
