extension DemandForecaster: Codable {
    /// The version of the text that this build writes, and the only one that it reads.
    static let version: Int64 = 1
    /// A longer text is refused before it is unpacked.
    static let textMax = 64 * 1024

    /// Reads the text; nothing of it is trusted.
    ///
    /// - Throws: `DecodingError.dataCorrupted` if it is not what `encode` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        self.init()
        do {
            try unpack(text)
        } catch {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "forecaster: found \(error), accepted what this version wrote")
        }
    }

    /// Writes everything remembered as one text: base64 of packed numbers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(packed)
    }

    private var packed: String {
        var writer = PackedWriter()
        writer.write(DemandForecaster.version)
        pack(into: &writer)
        return Base64Text.encode(writer.bytes)
    }

    private mutating func unpack(_ text: String) throws(PackedError) {
        guard text.utf8.count <= DemandForecaster.textMax else {
            throw .tooLong(bytes: text.utf8.count)
        }
        var reader = PackedReader(try Base64Text.decode(text))
        let version = try reader.int64()
        guard version == DemandForecaster.version else {
            throw .version(found: Int(clamping: version), accepted: Int(DemandForecaster.version))
        }
        try unpack(from: &reader)
        try reader.finish()
    }
}
