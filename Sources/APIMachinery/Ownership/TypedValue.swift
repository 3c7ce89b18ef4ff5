import KubernetesAPI

/// A value together with what the schema says about it; the walkers of ownership stand on it.
struct TypedValue {
    let schema: Schema
    let value: JSONValue
    let shape: Shape
    let field: SchemaField?

    init(_ value: JSONValue, as structure: SchemaStructure, schema: Schema = .builtIn) {
        self.init(value, shape: .structure(structure.name), field: nil, schema: schema)
    }

    init(_ value: JSONValue, shape: Shape, field: SchemaField?, schema: Schema) {
        self.schema = schema
        self.value = value
        self.shape = shape
        self.field = field
    }

    /// Whether the value is owned as a whole.
    var isAtomic: Bool { schema.isAtomic(shape, field: field) }

    /// The same place with another value.
    func with(_ value: JSONValue) -> TypedValue {
        TypedValue(value, shape: shape, field: field, schema: schema)
    }

    /// The member `key` of a structure or map, typed; `kind` and `apiVersion` are plain text everywhere.
    func member(_ key: String, _ value: JSONValue) -> TypedValue {
        switch shape {
        case .structure(let name):
            let field = schema.structure(name).fields[key]
            return TypedValue(value, shape: field?.shape ?? .scalar(.anything), field: field, schema: schema)
        case .map(let element, _):
            return TypedValue(value, shape: element, field: nil, schema: schema)
        case .scalar, .list:
            return TypedValue(value, shape: .scalar(.anything), field: nil, schema: schema)
        }
    }

    /// One item of a list, typed.
    func item(_ value: JSONValue) -> TypedValue {
        guard case .list(let element, _) = shape else {
            return TypedValue(value, shape: .scalar(.anything), field: nil, schema: schema)
        }
        return TypedValue(value, shape: element, field: nil, schema: schema)
    }

    /// How an item of this list is told apart; nil if a key is missing.
    func element(of item: JSONValue, at index: Int) -> PathElement? {
        guard case .list(let shape, let kind) = shape else { return .index(index) }
        switch kind {
        case .atomic: return .index(index)
        case .set: return .value(item)
        case .map(let keys):
            var found: [String: JSONValue] = [:]
            for key in keys {
                if let value = item[key] {
                    found[key] = value
                } else if case .structure(let name) = shape,
                    let fallback = schema.structure(name).fields[key]?.keyDefault
                {
                    found[key] = .string(fallback)
                }
            }
            return found.isEmpty ? nil : .key(.object(found))
        }
    }

    /// The items of a list with the elements that name them, in order; of an element that comes twice all are given.
    var items: [(element: PathElement, value: JSONValue)] {
        (value.arrayValue ?? []).enumerated().map { index, item in
            (element(of: item, at: index) ?? .index(index), item)
        }
    }

    /// Every path that an applied configuration names.
    var fieldSet: FieldSet {
        var set = FieldSet()
        collect(into: &set, path: [])
        return set
    }

    private func collect(into set: inout FieldSet, path: [PathElement]) {
        if isAtomic {
            set.insert(path)
            return
        }
        switch shape {
        case .scalar: set.insert(path)
        case .list:
            for (element, value) in items {
                item(value).collect(into: &set, path: path + [element])
                set.insert(path + [element])
            }
        case .structure, .map:
            var isMap = false
            if case .map = shape { isMap = true }
            for (key, value) in value.objectValue ?? [:] {
                let inner = path + [.field(key)]
                member(key, value).collect(into: &set, path: inner)
                let isHollow = value.isNull || value.objectValue?.isEmpty == true
                if isMap || isHollow { set.insert(inner) }
            }
        }
    }
}
