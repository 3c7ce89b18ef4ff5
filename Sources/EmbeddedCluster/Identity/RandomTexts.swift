import NIOConcurrencyHelpers

/// Uids, name suffixes and tokens; the only source of chance of the server.
final class RandomTexts: Sendable {
    /// What Kubernetes makes name suffixes of: no vowels, so no words; nothing that looks like something else.
    private static let suffixAlphabet = Array("bcdfghjklmnpqrstvwxz2456789")
    private static let suffixLength = 5

    private let generator: NIOLockedValueBox<any RandomNumberGenerator & Sendable>

    init(generator: any RandomNumberGenerator & Sendable) {
        self.generator = NIOLockedValueBox(generator)
    }

    /// A version 4 UUID in lower case.
    func uid() -> String {
        var bytes = bytes(16)
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let digits = Array(Self.hex(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }

    /// What `generateName` gets behind it.
    func nameSuffix() -> String {
        generator.withLockedValue { generator in
            String((0..<Self.suffixLength).compactMap { _ in Self.suffixAlphabet.randomElement(using: &generator) })
        }
    }

    /// A secret of 256 bits.
    func token() -> String {
        Self.hex(bytes(32))
    }

    private func bytes(_ count: Int) -> [UInt8] {
        generator.withLockedValue { generator in
            (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
