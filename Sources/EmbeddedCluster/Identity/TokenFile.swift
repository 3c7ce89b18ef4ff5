/// Static bearer tokens in kube-apiserver's `--token-auth-file` format: `token,user,uid,"group1,group2"` a line.
public struct TokenFile: Sendable {
    private let users: [String: User]

    /// No tokens.
    public static let empty = TokenFile(users: [:])

    /// A line that is no token.
    public struct LineError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The line, counted from 1.
        public var line: Int
        /// Says what was found, never the token itself.
        ///
        /// Reads: `token file, line 3: found 2 columns; accepted: token,user,uid[,"groups"]`.
        public var description: String
    }

    /// Reads the file's text; empty lines and lines that begin with `#` are skipped.
    public init(parsing text: String) throws(LineError) {
        var users: [String: User] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let columns = Self.columns(line)
            if columns.allSatisfy(\.isEmpty) || line.first == "#" { continue }
            guard columns.count >= 3, !columns[0].isEmpty else {
                throw LineError(
                    line: index + 1,
                    description: "token file, line \(index + 1): found \(columns.count) columns; "
                        + "accepted: token,user,uid[,\"groups\"]")
            }
            let groups = columns.count > 3 ? columns[3].split(separator: ",").map { Self.trim(String($0)) } : []
            users[columns[0]] = User(name: columns[1], uid: columns[2], groups: groups)
        }
        self.init(users: users)
    }

    private init(users: [String: User]) {
        self.users = users
    }

    /// Who shows `token`; nil if nobody may.
    func user(token: String) -> User? {
        users[token]
    }

    /// This file with one more token.
    func adding(_ token: String, _ user: User) -> TokenFile {
        var users = users
        users[token] = user
        return TokenFile(users: users)
    }

    /// Splits a line at the commas outside quotes.
    private static func columns(_ line: Substring) -> [String] {
        var columns = [""]
        var isQuoted = false
        for character in line where character != "\r" {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: columns.append("")
            default: columns[columns.count - 1].append(character)
            }
        }
        return columns.map(trim)
    }

    private static func trim(_ text: String) -> String {
        let rest = text.drop { $0 == " " || $0 == "\t" }
        return String(rest.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
