import Foundation

/// Base64 in the alphabet that is safe in addresses, without padding (RFC 4648, section 5).
enum Base64URL {
    static func text(_ bytes: [UInt8]) -> String {
        let standard = Data(bytes).base64EncodedString()
        return String(standard.filter { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }

    /// The bytes of a text; nil if it is none of ours.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: String(padded.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })).map(Array.init)
    }
}
