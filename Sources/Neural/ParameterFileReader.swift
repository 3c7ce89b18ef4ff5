extension ParameterFile {
    /// What a file may ask for, so that a damaged or hostile one cannot claim the machine's memory.
    ///
    /// The largest network in sight has 100,000 parameters: 400 KB, ten tensors or twenty.
    public enum Limits {
        /// Bytes of a whole file.
        public static let bytes = 64 << 20
        /// Tensors of a file.
        public static let tensors = 1_024
        /// Dimensions of a tensor.
        public static let dimensions = 4
        /// Values of a tensor.
        public static let values = 16 << 20
        /// UTF-8 bytes of a tensor's name.
        public static let nameBytes = 128
        /// UTF-8 bytes of the provenance.
        public static let provenanceBytes = 64 << 10
    }

    /// Reads what `encoded` wrote.
    ///
    /// Never traps and never allocates more than the file's own size, whatever the bytes are; every number in the
    /// result is finite.
    public init(bytes: [UInt8]) throws(ParameterFileError) {
        var reader = try ParameterFileReader(bytes)
        let provenance = try reader.text("provenance", atMost: Limits.provenanceBytes)
        let count = try reader.number("tensors", atMost: Limits.tensors)
        var tensors: [Tensor] = []
        for _ in 0..<count {
            tensors.append(try reader.tensor())
        }
        guard reader.isAtEnd else {
            throw ParameterFileError("length", found: "longer than its tensors", accepted: "nothing after the last")
        }
        self.init(provenance: provenance, tensors: tensors)
    }
}

/// Walks over the bytes of a parameter file; every step is checked against what is left.
private struct ParameterFileReader {
    private let bytes: ArraySlice<UInt8>
    private var next: Int

    /// Checks size, magic, version and digest.
    init(_ file: [UInt8]) throws(ParameterFileError) {
        let smallest = ParameterFile.magic.count + 4 + 32
        guard (smallest...ParameterFile.Limits.bytes).contains(file.count) else {
            throw ParameterFileError(
                "length", found: "\(file.count) bytes", accepted: "\(smallest) ... \(ParameterFile.Limits.bytes) bytes")
        }
        guard Array(file.prefix(ParameterFile.magic.count)) == ParameterFile.magic else {
            throw ParameterFileError("magic", found: "something else", accepted: "NNPARAMS")
        }
        bytes = file.dropLast(32)
        next = ParameterFile.magic.count
        let version = try word("version")
        guard version == ParameterFile.version else {
            throw ParameterFileError("version", found: "\(version)", accepted: "\(ParameterFile.version)")
        }
        guard SHA256.digest(bytes) == Array(file.suffix(32)) else {
            throw ParameterFileError("SHA-256", found: "of other content", accepted: SHA256.hex(bytes))
        }
    }

    var isAtEnd: Bool {
        next == bytes.endIndex
    }

    mutating func tensor() throws(ParameterFileError) -> ParameterFile.Tensor {
        let name = try text("tensor name", atMost: ParameterFile.Limits.nameBytes)
        let rank = try number("dimensions of \(name)", atMost: ParameterFile.Limits.dimensions)
        var dimensions: [Int] = []
        var count = 1
        for _ in 0..<rank {
            // A product of up to four bounded numbers must not overflow: it is bounded after each.
            let dimension = try number("size of \(name)", atMost: ParameterFile.Limits.values)
            count *= dimension
            guard count <= ParameterFile.Limits.values else {
                throw ParameterFileError(
                    "size of \(name)", found: "\(count) values", accepted: "at most \(ParameterFile.Limits.values)")
            }
            dimensions.append(dimension)
        }
        guard count <= (bytes.endIndex - next) / 4 else {
            throw ParameterFileError("values of \(name)", found: "cut short", accepted: "\(count) values")
        }
        var values: [Float] = []
        values.reserveCapacity(count)
        for _ in 0..<count {
            let value = Float(bitPattern: try word("value"))
            guard value.isFinite else {
                throw ParameterFileError("values of \(name)", found: "\(value)", accepted: "finite numbers")
            }
            values.append(value)
        }
        return ParameterFile.Tensor(name: name, dimensions: dimensions, values: values)
    }

    mutating func text(_ field: String, atMost limit: Int) throws(ParameterFileError) -> String {
        let count = try number("length of \(field)", atMost: limit)
        guard count <= bytes.endIndex - next else {
            throw ParameterFileError(field, found: "cut short", accepted: "\(count) bytes")
        }
        defer { next += count }
        guard let text = String(validating: bytes[next..<next + count], as: UTF8.self) else {
            throw ParameterFileError(field, found: "not UTF-8", accepted: "UTF-8")
        }
        return text
    }

    mutating func number(_ field: String, atMost limit: Int) throws(ParameterFileError) -> Int {
        let number = Int(try word(field))
        guard number <= limit else {
            throw ParameterFileError(field, found: "\(number)", accepted: "at most \(limit)")
        }
        return number
    }

    private mutating func word(_ field: String) throws(ParameterFileError) -> UInt32 {
        guard bytes.endIndex - next >= 4 else {
            throw ParameterFileError(field, found: "cut short", accepted: "4 bytes")
        }
        defer { next += 4 }
        return (0..<4).reduce(0) { $0 | UInt32(bytes[next + $1]) << UInt32(8 * $1) }
    }
}
