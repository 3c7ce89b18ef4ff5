/// Holds the import table of `House`.
enum ImportRule {
    /// Words that may stand before `import`.
    private static let modifiers: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
    /// Words that may stand between `import` and the module.
    private static let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]

    struct Import: Hashable {
        let module: String
        let line: Int
        /// `testable`, `_exported` and the like.
        let attributes: Set<String>
    }

    static func imports(of file: TreeFile) -> [Import] {
        var found: [Import] = []
        var attributes: Set<String> = []
        let tokens = file.tokens
        for (index, token) in tokens.enumerated() where token.kind != .string {
            if token.text == "import", index + 1 < tokens.count {
                let isKind = kinds.contains(tokens[index + 1].text) && index + 2 < tokens.count
                let module = tokens[index + (isKind ? 2 : 1)].text
                found.append(Import(module: module, line: token.line, attributes: attributes))
                attributes = []
            } else if index > 0, tokens[index - 1].isCode("@") {
                attributes.insert(token.text)
            } else if token.text != "@", !modifiers.contains(token.text) {
                attributes = []
            }
        }
        return found
    }

    static func violations(in file: TreeFile) -> [Violation] {
        if let room = file.room {
            return violations(in: file, room: room)
        }
        let parts = file.path.split(separator: "/")
        guard parts.first == "Tests", parts.count > 2 else { return [] }
        return imports(of: file).compactMap { item in
            guard item.attributes.contains("testable"), parts[1] != "\(item.module)Tests" else { return nil }
            let advice = "only \(item.module)Tests looks inside \(item.module); test it through its public names"
            return Violation(file.path, line: item.line, "@testable import \(item.module): \(advice)")
        }
    }

    private static func violations(in file: TreeFile, room name: String) -> [Violation] {
        guard let room = House.room(name) else {
            return [
                Violation(file.path, "Sources/\(name) is no room of the house; add it to Tests/TidyTests/House.swift")
            ]
        }
        return imports(of: file).compactMap { item in
            message(about: item, in: file, room: room).map { Violation(file.path, line: item.line, $0) }
        }
    }

    private static func message(about item: Import, in file: TreeFile, room: Room) -> String? {
        if item.attributes.contains("_exported") {
            return "@_exported import \(item.module): each file names what it uses"
        }
        if let doors = House.doors[item.module], !doors.contains(where: file.path.hasPrefix) {
            return "import \(item.module): only \(doors.joined(separator: ", ")) may name it"
        }
        if House.systemModules.contains(item.module) {
            guard House.pureRooms.contains(room.name), !item.module.hasPrefix("Foundation") else { return nil }
            return "import \(item.module): \(room.name) is pure and needs no operating system"
        }
        guard !room.rooms.contains(item.module), !room.libraries.contains(item.module) else { return nil }
        let allowed = (room.rooms.sorted() + room.libraries.sorted()).joined(separator: ", ")
        return "import \(item.module): \(room.name) may import \(allowed.isEmpty ? "no other room" : allowed)"
    }
}
