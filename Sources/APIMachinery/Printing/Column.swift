import KubernetesAPI

/// One column of a table.
struct Column: Hashable, Sendable {
    var name: String
    var type: String
    var format: String
    var priority: Int64
    var description: String

    var json: JSONValue {
        [
            "name": .string(name), "type": .string(type), "format": .string(format),
            "description": .string(description), "priority": .integer(priority),
        ]
    }

    /// The columns of a kind; kinds without columns of their own show name and age.
    static func columns(of kind: String) -> [Column] {
        let twin = ["ClusterRole": "Role", "ClusterRoleBinding": "RoleBinding"][kind] ?? kind
        return table[twin] ?? plain
    }

    private static let plain: [Column] = [
        Column(name: "Name", type: "string", format: "name", priority: 0, description: ColumnTexts.name),
        Column(name: "Age", type: "string", format: "", priority: 0, description: broken(ColumnTexts.age)),
    ]

    private static let table: [String: [Column]] = {
        var table: [String: [Column]] = [:]
        var kind = ""
        for line in [ColumnTexts.workloads, ColumnTexts.others].flatMap({ $0.split(separator: "\n") }) {
            let parts = line.split(separator: "|", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 5 else {
                kind = String(line)
                continue
            }
            let shared = ["@name": ColumnTexts.name, "@age": ColumnTexts.age][parts[4]] ?? parts[4]
            table[kind, default: []].append(
                Column(
                    name: parts[0], type: parts[1], format: parts[2], priority: Int64(parts[3]) ?? 0,
                    description: broken(shared)))
        }
        return table
    }()

    private static func broken(_ text: String) -> String {
        String(text.map { $0 == "¶" ? "\n" : $0 })
    }
}
