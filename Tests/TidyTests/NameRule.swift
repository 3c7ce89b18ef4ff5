/// A file is named after the one thing that it holds.
enum NameRule {
    private static let drawers: Set<String> = [
        "Util", "Utils", "Utilities", "Helper", "Helpers", "Types", "Manager", "Managers", "Common", "Misc",
    ]
    /// Other people's words for one thing.
    private static let nouns: Set<String> = ["FieldManager.swift"]

    static func violations(in file: TreeFile) -> [Violation] {
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        guard name.hasSuffix(".swift"), !nouns.contains(name),
            let drawer = words(of: name).first(where: drawers.contains)
        else { return [] }
        return [Violation(file.path, "\"\(drawer)\" names a drawer, not a thing; name the noun that the file holds")]
    }

    /// `StringUtils+Text.swift` is `String`, `Utils`, `Text`, `swift`.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        for character in name {
            if character.isUppercase || words.isEmpty { words.append("") }
            if character.isLetter { words[words.count - 1].append(character) } else { words.append("") }
        }
        return words
    }
}
