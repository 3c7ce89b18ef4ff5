/// The repository works from any folder of any machine, so no file names one.
enum MachinePathRule {
    /// Anybody's, for examples.
    private static let example = "/home/me/"
    // In two pieces, or this file would break its own rule.
    private static let folders = ["/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/"]

    static func violations(in file: TreeFile) -> [Violation] {
        guard folders.contains(where: file.contains) else { return [] }
        return file.lines.enumerated().compactMap { index, line in
            guard let folder = folders.first(where: { begins(with: $0, in: line) }) else { return nil }
            return Violation(
                file.path, line: index + 1, "\(folder)… is a path of one machine; make it relative")
        }
    }

    /// Whether the line holds the path from its root, not as the tail of a longer one such as a URL.
    private static func begins(with folder: String, in line: Substring) -> Bool {
        line.ranges(of: folder).contains { range in
            guard range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            if line[range.lowerBound...].hasPrefix(example) { return false }
            return !before.isLetter && !before.isNumber && !"._-~}".contains(before)
        }
    }
}
