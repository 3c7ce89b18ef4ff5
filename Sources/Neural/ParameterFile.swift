/// A file of named float32 tensors that says where it came from and notices damage.
///
/// All numbers are little-endian:
///
///     8 bytes   magic "NNPARAMS"
///     u32       version, 1
///     u32 + …   provenance: its length in bytes, then UTF-8 text
///     u32       number of tensors, and for each of them
///       u32 + …   name: its length in bytes, then UTF-8 text
///       u32 + …   number of dimensions, then each as u32
///       …         float32 values, row-major
///     32 bytes  SHA-256 of everything before
public struct ParameterFile: Hashable, Sendable {
    /// One named tensor.
    public struct Tensor: Hashable, Sendable {
        /// The path of its layer and its role.
        public var name: String
        /// Row-major, outermost first.
        public var dimensions: [Int]
        /// As many as the dimensions multiply to.
        public var values: [Float]

        /// A tensor; there are as many values as the dimensions multiply to.
        public init(name: String, dimensions: [Int], values: [Float]) {
            precondition(dimensions.reduce(1, *) == values.count, "\(name) does not have its dimensions' values")
            self.name = name
            self.dimensions = dimensions
            self.values = values
        }
    }

    /// The command, the hashes of the data and the date that made these parameters; lines of text.
    public var provenance: String
    /// The tensors, in the order of the file.
    public var tensors: [Tensor]

    /// A file of `tensors`.
    public init(provenance: String, tensors: [Tensor]) {
        self.provenance = provenance
        self.tensors = tensors
    }

    /// A file of the tensors of `layout`, cut from the flat vector `values`.
    public init(provenance: String, layout: ParameterLayout, values: [Float]) {
        precondition(values.count == layout.count, "the values do not fit the layout")
        self.init(
            provenance: provenance,
            tensors: layout.tensors.map {
                Tensor(
                    name: $0.name, dimensions: $0.dimensions, values: Array(values[$0.offset..<$0.offset + $0.count]))
            })
    }

    /// The flat vector of `layout`: exactly its tensors, in its order and shapes.
    public func values(for layout: ParameterLayout) throws(ParameterFileError) -> [Float] {
        guard tensors.count == layout.tensors.count else {
            throw ParameterFileError("tensors", found: "\(tensors.count)", accepted: "\(layout.tensors.count)")
        }
        var values: [Float] = []
        values.reserveCapacity(layout.count)
        for (tensor, wanted) in zip(tensors, layout.tensors) {
            guard tensor.name == wanted.name else {
                throw ParameterFileError("tensor name", found: tensor.name, accepted: wanted.name)
            }
            guard tensor.dimensions == wanted.dimensions else {
                throw ParameterFileError(
                    "shape of \(tensor.name)", found: "\(tensor.dimensions)", accepted: "\(wanted.dimensions)")
            }
            values.append(contentsOf: tensor.values)
        }
        return values
    }

    /// The bytes to write.
    public func encoded() -> [UInt8] {
        var bytes = Self.magic
        bytes.append(contentsOf: Self.littleEndian(Self.version))
        Self.append(provenance, to: &bytes)
        bytes.append(contentsOf: Self.littleEndian(UInt32(tensors.count)))
        for tensor in tensors {
            Self.append(tensor.name, to: &bytes)
            bytes.append(contentsOf: Self.littleEndian(UInt32(tensor.dimensions.count)))
            for dimension in tensor.dimensions {
                bytes.append(contentsOf: Self.littleEndian(UInt32(dimension)))
            }
            for value in tensor.values {
                bytes.append(contentsOf: Self.littleEndian(value.bitPattern))
            }
        }
        return bytes + SHA256.digest(bytes)
    }

    static let magic = Array("NNPARAMS".utf8)
    static let version: UInt32 = 1

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: littleEndian(UInt32(text.utf8.count)))
        bytes.append(contentsOf: text.utf8)
    }

    private static func littleEndian(_ word: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
    }
}
