/// A link of a page leads to a file, a folder or a heading that is there; links to the web are not followed.
enum LinkRule {
    static func violations(in tree: Tree) -> [Violation] {
        let pages = tree.files.filter { $0.path.hasSuffix(".md") }
        let anchors = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, Self.anchors(of: $0)) })
        let places = Set(tree.files.flatMap { folders(of: $0.path) })
        return pages.flatMap { page in
            text(of: page).flatMap { number, line in
                links(in: line).filter { !$0.contains("://") }.compactMap { link -> Violation? in
                    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                    let target = parts[0].isEmpty ? page.path : resolved(parts[0], from: page.path)
                    guard places.contains(target) else {
                        return Violation(page.path, line: number, "\(link): \(target) is not there")
                    }
                    guard parts.count == 2, anchors[target]?.contains(String(parts[1])) != true else { return nil }
                    return Violation(page.path, line: number, "\(link): \(target) has no such heading")
                }
            }
        }
    }

    /// Numbered lines outside of fenced code.
    private static func text(of page: TreeFile) -> [(number: Int, line: Substring)] {
        var isCode = false
        return page.lines.enumerated().compactMap { index, line in
            if line.hasPrefix("```") {
                isCode.toggle()
                return nil
            }
            return isCode ? nil : (index + 1, line)
        }
    }

    /// What stands between `](` and `)`.
    private static func links(in line: Substring) -> [String] {
        line.ranges(of: "](").compactMap { range in
            line[range.upperBound...].firstIndex(of: ")").map { String(line[range.upperBound..<$0]) }
        }
    }

    /// The names by which a page's headings are linked to: lower case, blanks as `-`, punctuation gone.
    private static func anchors(of page: TreeFile) -> Set<String> {
        Set(
            text(of: page).filter { $0.line.hasPrefix("#") }.map { _, line in
                let title = line.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
                return String(
                    title.compactMap { letter -> Character? in
                        if letter == " " { return "-" }
                        return letter.isLetter || letter.isNumber || "-_".contains(letter) ? letter : nil
                    })
            })
    }

    /// A path and every folder that it lies in.
    private static func folders(of path: String) -> [String] {
        let parts = path.split(separator: "/")
        return parts.indices.map { parts[...$0].joined(separator: "/") }
    }

    /// `link` as a path from the root of the tree.
    private static func resolved(_ link: Substring, from page: String) -> String {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
