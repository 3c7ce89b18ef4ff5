import KubernetesAPI

/// One step of a path into an object, as `fieldsV1` writes it.
enum PathElement: Hashable, Comparable {
    /// A member of an object: `f:name`.
    case field(String)
    /// An item of a list that is a map, by its keys: `k:{"name":"c"}`.
    case key(JSONValue)
    /// An item of a list that is a set: `v:"x"`.
    case value(JSONValue)
    /// An item of a list by position: `i:0`.
    case index(Int)

    /// Reads one key of `fieldsV1`; nil if it is none.
    init?(_ text: String) {
        let body = String(text.dropFirst(2))
        switch text.prefix(2) {
        case "f:": self = .field(body)
        case "k:":
            guard let value = try? JSONValue(parsing: body) else { return nil }
            self = .key(value)
        case "v:":
            guard let value = try? JSONValue(parsing: body) else { return nil }
            self = .value(value)
        case "i:":
            guard let index = Int(body) else { return nil }
            self = .index(index)
        default: return nil
        }
    }

    /// As `fieldsV1` writes it.
    var text: String {
        switch self {
        case .field(let name): "f:\(name)"
        case .key(let keys): "k:\(keys.text)"
        case .value(let value): "v:\(value.text)"
        case .index(let index): "i:\(index)"
        }
    }

    /// As conflict texts write it: `.spec`, `[name="c"]`, `[="x"]`, `[0]`.
    var description: String {
        switch self {
        case .field(let name): return ".\(name)"
        case .key(let keys):
            let members = (keys.objectValue ?? [:]).sorted { $0.key < $1.key }
            return "[" + members.map { "\($0.key)=\($0.value.text)" }.joined(separator: ",") + "]"
        case .value(let value): return "[=\(value.text)]"
        case .index(let index): return "[\(index)]"
        }
    }

    /// Fields first, then keys, values and positions, each by its text.
    static func < (left: PathElement, right: PathElement) -> Bool {
        if case .index(let left) = left, case .index(let right) = right { return left < right }
        return left.rank == right.rank ? left.text < right.text : left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .field: 0
        case .key: 1
        case .value: 2
        case .index: 3
        }
    }
}
