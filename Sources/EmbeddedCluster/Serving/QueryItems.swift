/// The parameters of a query, decoded, in order.
struct QueryItems: Sendable {
    let items: [(name: String, value: String)]

    init(_ query: String) {
        items = query.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decode(parts[0]), parts.count > 1 ? Self.decode(parts[1]) : "")
        }
    }

    /// The first value of a name.
    subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// Replaces the value of a name.
    func setting(_ name: String, _ value: String) -> QueryItems {
        QueryItems(items: items.filter { $0.name != name } + [(name, value)])
    }

    private init(items: [(name: String, value: String)]) {
        self.items = items
    }

    /// Resolves percent escapes; a broken one stays as it is.
    ///
    /// In queries `+` is a space.
    static func decode(_ text: some StringProtocol, plusIsSpace: Bool = true) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = hexByte(rest.prefix(2)) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexByte(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 2 else { return nil }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
