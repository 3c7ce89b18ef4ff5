/// One named tensor inside a flat vector of parameters.
public struct TensorSpec: Hashable, Sendable {
    /// The path of its layer and its role, such as `2.0.weight`.
    public let name: String
    /// Row-major, outermost first.
    public let dimensions: [Int]
    /// Where its first value stands in the flat vector.
    public let offset: Int

    /// How many values it has.
    public var count: Int {
        dimensions.reduce(1, *)
    }
}

/// Where each tensor of a model stands in one flat vector of float32 parameters.
///
/// One vector for all tensors lets the optimiser, the clipping and the file treat a model of any shape alike.
public struct ParameterLayout: Hashable, Sendable {
    /// The tensors, in the order of the vector, without holes.
    public private(set) var tensors: [TensorSpec] = []
    /// The length of the flat vector.
    public private(set) var count = 0

    /// An empty layout.
    public init() {}

    /// Appends a tensor and answers its offset.
    ///
    /// - Precondition: the name is new, every dimension is positive.
    public mutating func append(_ name: String, _ dimensions: [Int]) -> Int {
        precondition(dimensions.allSatisfy { $0 > 0 }, "\(name) has an empty dimension")
        precondition(!tensors.contains { $0.name == name }, "\(name) is laid out twice")
        let tensor = TensorSpec(name: name, dimensions: dimensions, offset: count)
        tensors.append(tensor)
        count += tensor.count
        return tensor.offset
    }
}
