/// Reads one JSON text front to back, without building a tree; what nobody asks for costs no memory.
///
/// The caller says what it wants while the reader walks: `object` shows each member, `array` each element, and a value
/// that the closure leaves alone is skipped. A member that is `null` is not shown: to Kubernetes it is an absent one.
/// Bounds: `JSONValue.depthMax` levels; never reads outside the bytes that it was given.
public struct JSONReader: ~Copyable {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var depth = 0
    private var pool = StringPool()

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Reads all of `bytes` as one value.
    ///
    /// - Throws: `JSONError` if the bytes are no JSON, nest too deep, hold more than one value, or are not what `body`
    ///   asked for.
    public static func read<Value>(
        _ bytes: [UInt8], _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        try read(bytes[...], body)
    }

    /// Reads all of a slice as one value; places in errors count from its start.
    public static func read<Value>(
        _ bytes: ArraySlice<UInt8>, _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> Value in
            var reader = JSONReader(buffer)
            let value = try body(&reader)
            reader.skipSpace()
            guard reader.position == buffer.count else { throw reader.error("text after the value") }
            return value
        }
    }

    /// An error at the present place.
    public func error(_ reason: String) -> JSONError {
        JSONError(offset: position, reason: reason)
    }

    // MARK: Containers

    /// Walks an object; `member` may read its member's value, and what it leaves is skipped.
    public mutating func object(
        _ member: (JSONKey, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try enter("{", "an object")
        if take("}") { return leave() }
        while true {
            skipSpace()
            let key = try key()
            guard take(":") else { throw error("expected ':'") }
            skipSpace()
            let start = position
            if peek() == UInt8(ascii: "n") {
                try word("null")
            } else {
                try member(key, &self)
                if position == start { try skip() }
            }
            if take("}") { return leave() }
            guard take(",") else { throw error("expected ',' or '}'") }
        }
    }

    /// Walks an array; `element` may read its element, and what it leaves is skipped.
    public mutating func array(_ element: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
        try enter("[", "an array")
        if take("]") { return leave() }
        while true {
            skipSpace()
            let start = position
            try element(&self)
            if position == start { try skip() }
            if take("]") { return leave() }
            guard take(",") else { throw error("expected ',' or ']'") }
        }
    }

    /// Passes over one value of any kind.
    public mutating func skip() throws(JSONError) {
        skipSpace()
        switch peek() {
        case UInt8(ascii: "{"): try object { (_, _) throws(JSONError) in }
        case UInt8(ascii: "["): try array { (_) throws(JSONError) in }
        case UInt8(ascii: "\""): _ = try stringSpan()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case _: _ = try numberSpan()
        }
    }

    /// Passes over the next value and remembers where it stands, for a value that can only be read knowing a later one.
    public mutating func mark() throws(JSONError) -> JSONMark {
        skipSpace()
        let start = position
        try skip()
        return JSONMark(range: start..<position)
    }

    /// Reads a marked value, and comes back, even from an error.
    public mutating func revisit<Value>(
        _ mark: JSONMark, _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        let (here, level) = (position, depth)
        defer { (position, depth) = (here, level) }
        position = mark.range.lowerBound
        return try body(&self)
    }

    // MARK: Scalars

    /// Reads a string.
    public mutating func string() throws(JSONError) -> String {
        let span = try stringSpan()
        guard !span.isEscaped else { return try unescaped(span.range) }
        return String(decoding: bytes[span.range], as: UTF8.self)
    }

    /// Reads a string that is likely to come again, such as a label; equal ones share their memory.
    public mutating func sharedString() throws(JSONError) -> String {
        let span = try stringSpan()
        guard !span.isEscaped else { return try unescaped(span.range) }
        return pool.string(UnsafeBufferPointer(rebasing: bytes[span.range]))
    }

    /// A key as a string; equal ones share their memory.
    public mutating func shared(_ key: JSONKey) -> String {
        key.pooled(in: &pool)
    }

    /// Reads `true` or `false`.
    public mutating func bool() throws(JSONError) -> Bool {
        skipSpace()
        switch peek() {
        case UInt8(ascii: "t"):
            try word("true")
            return true
        case UInt8(ascii: "f"):
            try word("false")
            return false
        case _: throw error("expected true or false")
        }
    }

    /// Reads a whole number.
    public mutating func int64() throws(JSONError) -> Int64 {
        let text = try number()
        guard let value = Int64(text) else { throw error("expected a whole number, found \(text)") }
        return value
    }

    /// Reads a whole number of 32 bits.
    public mutating func int32() throws(JSONError) -> Int32 {
        let text = try number()
        guard let value = Int32(text) else { throw error("expected a whole number of 32 bits, found \(text)") }
        return value
    }

    /// Reads a number as its own text.
    public mutating func number() throws(JSONError) -> String {
        skipSpace()
        return String(decoding: bytes[try numberSpan()], as: UTF8.self)
    }

    /// Whether the next value is a string.
    public mutating func isAtString() -> Bool {
        skipSpace()
        return peek() == UInt8(ascii: "\"")
    }

    /// Reads any value, as a tree.
    public mutating func value() throws(JSONError) -> JSONValue {
        let mark = try mark()
        do {
            return try JSONValue(parsing: bytes[mark.range])
        } catch {
            throw JSONError(offset: mark.range.lowerBound + error.offset, reason: error.reason)
        }
    }

    // MARK: Bytes

    private func peek() -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0a, 0x0d, 0x09: position += 1
            case _: return
            }
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func enter(_ opening: Unicode.Scalar, _ name: String) throws(JSONError) {
        guard take(opening) else { throw error("expected \(name)") }
        depth += 1
        guard depth <= JSONValue.depthMax else { throw error("nested deeper than \(JSONValue.depthMax)") }
    }

    private mutating func leave() {
        depth -= 1
    }

    private mutating func word(_ text: StaticString) throws(JSONError) {
        let end = position + text.utf8CodeUnitCount
        guard end <= bytes.count,
            text.withUTF8Buffer({ bytes[position..<end].elementsEqual($0) })
        else { throw error("expected a value") }
        position = end
    }

    private mutating func key() throws(JSONError) -> JSONKey {
        guard peek() == UInt8(ascii: "\"") else { throw error("expected a key") }
        let span = try stringSpan()
        if span.isEscaped {
            return JSONKey(unescaped: try unescaped(span.range))
        }
        return JSONKey(UnsafeBufferPointer(rebasing: bytes[span.range]))
    }

    /// The bytes between the quotes of the next string, and whether any of them is a backslash.
    private mutating func stringSpan() throws(JSONError) -> (range: Range<Int>, isEscaped: Bool) {
        guard take("\"") else { throw error("expected a string") }
        let start = position
        var isEscaped = false
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return (start..<position - 1, isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                position += 2
            case 0..<0x20:
                throw error("control character in a string")
            case _:
                position += 1
            }
        }
        position = bytes.count
        throw error("unterminated string")
    }

    private func unescaped(_ range: Range<Int>) throws(JSONError) -> String {
        // Escapes are rare; the tree's parser knows them all.
        let quoted = bytes[range.lowerBound - 1...range.upperBound]
        let value: JSONValue
        do {
            value = try JSONValue(parsing: quoted)
        } catch {
            throw JSONError(offset: range.lowerBound - 1 + error.offset, reason: error.reason)
        }
        guard let text = value.stringValue else { throw error("expected a string") }
        return text
    }

    private mutating func numberSpan() throws(JSONError) -> Range<Int> {
        let start = position
        _ = takeByte("-")
        if !takeByte("0"), takeDigits() == 0 { throw error("expected a value") }
        if takeByte("."), takeDigits() == 0 { throw error("expected a digit") }
        if takeByte("e") || takeByte("E") {
            _ = takeByte("+") || takeByte("-")
            if takeDigits() == 0 { throw error("expected a digit") }
        }
        return start..<position
    }

    private mutating func takeByte(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func takeDigits() -> Int {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return position - start
    }
}

/// Where a value stands in the text of the reader that made it.
public struct JSONMark {
    fileprivate let range: Range<Int>
}
