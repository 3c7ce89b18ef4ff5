/// Any JSON value, kept without loss: a number is its text, so that 64-bit integers and `0.30` survive.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The number's own digits, checked against the JSON grammar.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// Members by key. JSON gives their order no meaning and neither do we; text comes out sorted by key.
    case object([String: JSONValue])
}

extension JSONValue {
    /// A whole number.
    public static func integer(_ value: some BinaryInteger) -> JSONValue {
        .number(String(value))
    }

    /// The member `key` of an object; nil if this is none or lacks it.
    ///
    /// Setting nil removes it. Setting a member of something that is no object makes it one.
    public subscript(key: String) -> JSONValue? {
        get {
            guard case .object(let members) = self else { return nil }
            return members[key]
        }
        set {
            var members = objectValue ?? [:]
            self = .null  // so that the dictionary below is changed in place
            members[key] = newValue
            self = .object(members)
        }
    }

    /// The member at the end of a path of keys.
    public subscript(path keys: String...) -> JSONValue? {
        var here: JSONValue? = self
        for key in keys { here = here?[key] }
        return here
    }

    /// The text of a string.
    public var stringValue: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The value of a boolean.
    public var boolValue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The value of a number that is whole and fits.
    public var integerValue: Int64? {
        guard case .number(let digits) = self else { return nil }
        return Int64(digits)
    }

    /// The nearest double of a number.
    public var doubleValue: Double? {
        guard case .number(let digits) = self else { return nil }
        return Double(digits)
    }

    /// The elements of an array.
    public var arrayValue: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object.
    public var objectValue: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// Whether this is `null`.
    public var isNull: Bool { self == .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object; of a key that comes twice the last value stands.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(Dictionary(members, uniquingKeysWith: { _, last in last }))
    }
}
