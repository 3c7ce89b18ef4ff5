/// A member's key, where it stands in the text: comparing it with a literal allocates nothing.
///
/// Valid only inside the closure that is handed it.
public struct JSONKey {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The key itself if the text spells it with escapes.
    private let unescaped: String?

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        self.unescaped = nil
    }

    init(unescaped: String) {
        self.bytes = UnsafeBufferPointer(start: nil, count: 0)
        self.unescaped = unescaped
    }

    /// The key as a string.
    public var text: String {
        unescaped ?? String(decoding: bytes, as: UTF8.self)
    }

    func pooled(in pool: inout StringPool) -> String {
        unescaped ?? pool.string(bytes)
    }

    /// Lets `switch key { case "name": … }` compare bytes.
    public static func ~= (literal: StaticString, key: JSONKey) -> Bool {
        literal.withUTF8Buffer { wanted in
            if let unescaped = key.unescaped { return unescaped.utf8.elementsEqual(wanted) }
            return wanted.count == key.bytes.count && wanted.elementsEqual(key.bytes)
        }
    }
}
