/// Text in double quotes, as Kubernetes' messages show it.
extension String {
    /// Quoted as Go's `%q` does.
    public var quoted: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{07}": result += "\\a"
            case "\u{08}": result += "\\b"
            case "\u{0C}": result += "\\f"
            case "\u{0B}": result += "\\v"
            default: result += scalar.isPrinted ? String(scalar) : scalar.escaped
            }
        }
        return result + "\""
    }

    /// Quoted as Go's JSON writer does, which also escapes what HTML would misread.
    public var jsonQuoted: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{08}": result += "\\b"
            case "\u{0C}": result += "\\f"
            case "<", ">", "&", "\u{2028}", "\u{2029}": result += "\\u" + scalar.hexadecimal(digits: 4)
            default: result += scalar.value < 0x20 ? "\\u" + scalar.hexadecimal(digits: 4) : String(scalar)
            }
        }
        return result + "\""
    }
}

extension Unicode.Scalar {
    /// Whether Go prints it as it is; of the blanks, only the ASCII one.
    fileprivate var isPrinted: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: self == " "
        default: true
        }
    }

    fileprivate var escaped: String {
        if value < 0x80 { return "\\x" + hexadecimal(digits: 2) }
        return value < 0x10000 ? "\\u" + hexadecimal(digits: 4) : "\\U" + hexadecimal(digits: 8)
    }

    fileprivate func hexadecimal(digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
