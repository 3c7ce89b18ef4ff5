import Foundation

/// One file of the tree: its path from the root, its text, and the tokens of it that matter to a rule.
struct TreeFile: Sendable {
    let path: String
    let text: String
    /// Empty unless the file is Swift.
    let tokens: [Token]

    init(_ path: String, text: String) {
        self.path = path
        self.text = text
        self.tokens = path.hasSuffix(".swift") ? Tokenizer.tokens(of: text) : []
    }

    var lines: [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Whether the text holds `piece`, byte for byte: several times as fast as comparing characters.
    func contains(_ piece: String) -> Bool {
        Data(text.utf8).range(of: Data(piece.utf8)) != nil
    }

    /// The folder below `Sources/` that the file lies in, or nil.
    var room: String? {
        let parts = path.split(separator: "/")
        return parts.first == "Sources" && parts.count > 2 ? String(parts[1]) : nil
    }
}

/// The text files of the repository.
struct Tree: Sendable {
    let files: [TreeFile]

    /// This checkout, found from where this file was compiled.
    static let repository = Tree(root: URL(filePath: #filePath).resolvingSymlinksInPath().path)

    /// Folders that hold what is built or fetched, not what is written.
    private static let skippedFolders: Set<String> = [".git", ".venv", ".tools", ".swiftpm", "__pycache__"]
    /// Larger files are data; nobody wrote their lines.
    private static let writtenBytesMax = 512 * 1024

    init(files: [TreeFile]) {
        self.files = files
    }

    private init(root ownFile: String) {
        let root = URL(filePath: ownFile).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        var files: [TreeFile] = []
        let walk = FileManager.default.enumerator(atPath: root.path)
        while let path = walk?.nextObject() as? String {
            let name = (path as NSString).lastPathComponent
            if Self.skippedFolders.contains(name) || name.hasPrefix(".build") {
                walk?.skipDescendants()
                continue
            }
            guard let attributes = walk?.fileAttributes, attributes[.type] as? FileAttributeType == .typeRegular,
                let size = attributes[.size] as? Int, size <= Self.writtenBytesMax,
                let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
            else { continue }  // folders, data and pictures: no rule speaks of them
            files.append(TreeFile(path, text: text))
        }
        self.files = files.sorted { $0.path < $1.path }
    }

    /// Files whose path begins with one of `folders`.
    func under(_ folders: String...) -> [TreeFile] {
        files.filter { file in folders.contains { file.path.hasPrefix($0) } }
    }

    /// Names of the folders directly below `folder`, such as `Sources/`.
    func subfolders(of folder: String) -> [String] {
        let names = under(folder).compactMap { file -> String? in
            let rest = file.path.dropFirst(folder.count).split(separator: "/")
            return rest.count > 1 ? String(rest[0]) : nil
        }
        return Set(names).sorted()
    }

    func file(_ path: String) -> TreeFile? {
        files.first { $0.path == path }
    }
}
