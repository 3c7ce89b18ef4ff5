import KubernetesAPI

/// Bytes as JSON carries them: standard base64 with padding.
enum Base64Text {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// `value` if it is base64.
    static func checked(
        _ value: JSONValue, or mismatch: TypedDecoder.Mismatch
    ) throws(TypedDecoder.Mismatch) -> JSONValue {
        guard case .string(let text) = value else { throw mismatch }
        let bytes = Array(text.utf8)
        let digits = bytes.prefix { $0 != UInt8(ascii: "=") }
        if let bad = digits.firstIndex(where: { !alphabet.contains($0) }) {
            throw TypedDecoder.Mismatch(message: "illegal base64 data at input byte \(bad)")
        }
        guard bytes.count % 4 == 0, bytes.count - digits.count <= 2 else {
            throw TypedDecoder.Mismatch(message: "illegal base64 data at input byte \(digits.count)")
        }
        return value
    }

    /// The bytes that `text` stands for; what is no base64 is skipped.
    static func bytes(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for digit in text.utf8 {
            guard let value = alphabet.firstIndex(of: digit) else { continue }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            out.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
        return out
    }

    /// The base64 text of `bytes`.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        var out: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                out.append(alphabet[Int(buffer >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { out.append(alphabet[Int(buffer << UInt32(6 - bits) & 63)]) }
        while out.count % 4 != 0 { out.append(UInt8(ascii: "=")) }
        return String(decoding: out, as: UTF8.self)
    }
}
