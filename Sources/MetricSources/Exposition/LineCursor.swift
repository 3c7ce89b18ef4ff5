/// A place in one line of bytes.
struct LineCursor {
    private let bytes: [UInt8]
    private var at: Int
    private var end: Int

    /// A cursor over `bytes[at..<end]`.
    init(bytes: [UInt8], at: Int, end: Int) {
        self.bytes = bytes
        self.at = at
        self.end = end
    }

    var isAtEnd: Bool { at >= end }

    /// Whether a space or a tab is next.
    var peekBlank: Bool { at < end && !Self.isNotBlank(bytes[at]) }

    func peek(_ character: Unicode.Scalar) -> Bool {
        at < end && bytes[at] == UInt8(ascii: character)
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard peek(character) else { return false }
        at += 1
        return true
    }

    mutating func skipBlanks() {
        while peekBlank { at += 1 }
    }

    /// Takes the end of a line that ends with CR LF off.
    mutating func dropCarriageReturn() {
        if at < end, bytes[end - 1] == 0x0d { end -= 1 }
    }

    /// The bytes from here that satisfy `belongs`; may be none.
    mutating func word(where belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = at
        while at < end, belongs(bytes[at]) { at += 1 }
        return bytes[start..<at]
    }

    /// The text between two quotes; nil without them.
    ///
    /// `\\`, `\"` and `\n` are undone; a backslash before anything else stands for itself, as Prometheus reads it.
    mutating func quotedText() -> String? {
        guard skip("\"") else { return nil }
        let plain = word { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if skip("\"") { return String(decoding: plain, as: UTF8.self) }
        var text = Array(plain)
        while at < end {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\"), at < end else {
                text.append(byte)
                continue
            }
            switch bytes[at] {
            case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "\\"), UInt8(ascii: "\""): text.append(bytes[at])
            default: text.append(contentsOf: [byte, bytes[at]])
            }
            at += 1
        }
        return nil
    }

    static func isNotBlank(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t")
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    static func isLabelNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    static func isMetricNameByte(_ byte: UInt8) -> Bool {
        isLabelNameByte(byte) || byte == UInt8(ascii: ":")
    }
}
