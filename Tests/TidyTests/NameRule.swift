/// A file is named after the one thing that it holds.
enum NameRule {
    private static let drawers = ["Util", "Helper", "Types", "Manager", "Common", "Misc", "Shared", "Stuff"]

    static func violations(in file: TreeFile) -> [Violation] {
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        guard name.hasSuffix(".swift"), let drawer = drawers.first(where: name.contains) else { return [] }
        return [Violation(file.path, "\"\(drawer)\" names a drawer, not a thing; name the noun that the file holds")]
    }
}
