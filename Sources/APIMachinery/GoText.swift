import KubernetesAPI

/// Values as Go's `%v` prints them, where error texts show them so.
enum GoText {
    /// `map[image:x name:c]`.
    static func map(_ value: JSONValue) -> String {
        switch value {
        case .object(let members):
            "map[" + members.sorted { $0.key < $1.key }.map { "\($0.key):\(map($0.value))" }.joined(separator: " ")
                + "]"
        case .array(let items): "[" + items.map(map).joined(separator: " ") + "]"
        case .string(let text): text
        case .null: "<nil>"
        case .bool, .number: value.text
        }
    }
}
