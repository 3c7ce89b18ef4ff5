import KubernetesAPI

/// Finds what was written and not understood.
enum UnknownField {
    /// The first path, by key, that `written` has and `known` has not; nil if all was understood.
    ///
    /// `written` is what a user wrote, `known` the same after it was read into a type and written again.
    static func path(in written: JSONValue, known: JSONValue) -> [YAMLStep]? {
        switch (written, known) {
        case (.object(let members), .object(let others)):
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                guard let other = others[key] else {
                    if isEmpty(value) { continue }  // absent and empty are one, so writing it again left it out
                    return [.key(key)]
                }
                if let rest = path(in: value, known: other) { return [.key(key)] + rest }
            }
            return nil
        case (.array(let elements), .array(let others)):
            for (index, (element, other)) in zip(elements, others).enumerated() {
                if let rest = path(in: element, known: other) { return [.index(index)] + rest }
            }
            return nil
        default:
            return nil
        }
    }

    private static func isEmpty(_ value: JSONValue) -> Bool {
        switch value {
        case .null: true
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        case .bool, .number: false
        }
    }
}
