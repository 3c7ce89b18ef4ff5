/// Holds files, functions and lines to a length that a reader can take in.
enum LengthRule {
    static let fileLinesMax = 400
    static let functionLinesMax = 70
    static let lineCharactersMax = 120

    static func violations(in file: TreeFile) -> [Violation] {
        var found: [Violation] = []
        // A last newline ends a line, it does not begin one.
        let lines = file.text.hasSuffix("\n") ? file.lines.dropLast() : file.lines[...]
        if lines.count > fileLinesMax {
            let message = "\(lines.count) lines, at most \(fileLinesMax): give each noun a file of its own"
            found.append(Violation(file.path, message))
        }
        // A test may quote what somebody else said on one line, however long that is.
        let quoting = file.room == nil ? linesWithStrings(file.tokens) : []
        for (index, line) in lines.enumerated() where line.utf8.count > lineCharactersMax {
            guard line.count > lineCharactersMax, !quoting.contains(index + 1) else { continue }
            let message = "\(line.count) characters, at most \(lineCharactersMax)"
            found.append(Violation(file.path, line: index + 1, message))
        }
        for function in FunctionScan.functions(in: file.tokens) where function.lines > functionLinesMax {
            let name = function.name
            let message =
                "\(name) has \(function.lines) lines, at most \(functionLinesMax): ifs in the parent, work in leaves"
            found.append(Violation(file.path, line: function.line, message))
        }
        return found
    }

    private static func linesWithStrings(_ tokens: [Token]) -> Set<Int> {
        Set(tokens.filter { $0.kind == .string }.flatMap { $0.line...($0.line + $0.text.count { $0 == "\n" }) })
    }
}
