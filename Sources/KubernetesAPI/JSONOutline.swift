/// What `JSONValue` forgets of a text: the order of members, and members that come twice.
///
/// Paths read as the API server's strict decoder writes them: `spec.containers[0].image`.
public struct JSONOutline: Hashable, Sendable {
    /// The duplicates that are told; a text with more has said enough.
    public static let duplicatesMax = 100

    /// The place of each path in the text, from 0.
    public private(set) var order: [String: Int] = [:]
    /// Paths that come more than once, each once, in the order of the text; the first `duplicatesMax` of them.
    public private(set) var duplicates: [String] = []

    /// Outlines a text that `JSONValue` has accepted.
    public init(of bytes: [UInt8]) {
        var scanner = OutlineScanner(bytes: bytes)
        scanner.value(path: "", into: &self)
    }

    fileprivate mutating func note(_ path: String) {
        guard order[path] == nil else {
            if duplicates.count < Self.duplicatesMax, !duplicates.contains(path) { duplicates.append(path) }
            return
        }
        order[path] = order.count
    }
}

/// Walks over valid JSON; on anything else it stops.
private struct OutlineScanner {
    let bytes: [UInt8]
    private var at = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func value(path: String, into outline: inout JSONOutline) {
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): object(path: path, into: &outline)
        case UInt8(ascii: "["): array(path: path, into: &outline)
        case UInt8(ascii: "\""): _ = string()
        default: skipWord()
        }
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func object(path: String, into outline: inout JSONOutline) {
        at += 1
        skipSpace()
        while peek == UInt8(ascii: "\"") {
            let key = string()
            let inner = path.isEmpty ? key : "\(path).\(key)"
            outline.note(inner)
            skipSpace()
            at += 1  // the colon
            value(path: inner, into: &outline)
            skipSpace()
            if peek == UInt8(ascii: ",") { at += 1 }
            skipSpace()
        }
        at += 1
    }

    private mutating func array(path: String, into outline: inout JSONOutline) {
        at += 1
        skipSpace()
        var index = 0
        while let byte = peek, byte != UInt8(ascii: "]") {
            value(path: "\(path)[\(index)]", into: &outline)
            index += 1
            skipSpace()
            if peek == UInt8(ascii: ",") { at += 1 }
            skipSpace()
        }
        at += 1
    }

    private mutating func string() -> String {
        let start = at
        at += 1
        while let byte = peek, byte != UInt8(ascii: "\"") { at += byte == UInt8(ascii: "\\") ? 2 : 1 }
        at += 1
        let text = bytes[start..<min(at, bytes.count)]
        return (try? JSONValue(parsing: text))?.stringValue ?? ""
    }

    private mutating func skipWord() {
        while let byte = peek, ![UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte) { at += 1 }
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { at += 1 }
    }
}
