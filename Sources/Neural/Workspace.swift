/// The memory of a network's passes: activations, their gradients, dropout factors.
///
/// Made once, passed in; a pass allocates nothing. Holds one row for inference, a batch in training; about
/// 2 · 4 bytes · capacity · (sum of the layers' widths).
public struct Workspace: Sendable {
    struct Shape: Hashable, Sendable {
        var inputs: Int
        var outputs: Int
        /// Values a row of all slots together.
        var values: Int
        /// Dropout factors a row.
        var factors: Int
    }

    /// The three blocks as pointers, for the length of one pass.
    struct Memory {
        let values: UnsafeMutablePointer<Float>
        let gradients: UnsafeMutablePointer<Float>
        let factors: UnsafeMutablePointer<Float>
        let capacity: Int
    }

    /// Rows that fit.
    public let capacity: Int
    let network: Shape
    private var values: [Float]
    private var gradients: [Float]
    private var factors: [Float]

    /// Makes room for `batch` rows of `network`.
    public init(for network: Network, batch: Int = 1) {
        precondition(batch > 0, "a workspace holds at least one row")
        self.network = network.shape
        capacity = batch
        values = [Float](repeating: 0, count: self.network.values * batch)
        gradients = values
        // Never empty, so that it always has an address.
        factors = [Float](repeating: 1, count: max(self.network.factors * batch, 1))
    }

    /// Copies one row into the input; `values` has exactly the network's inputs.
    public mutating func setInput(_ row: Int, _ values: [Float]) {
        precondition(values.count == network.inputs && row < capacity, "the row does not fit the network")
        self.values.replaceSubrange(row * network.inputs..<(row + 1) * network.inputs, with: values)
    }

    /// The input, `capacity` × `inputs`, row-major.
    public mutating func withInput<R>(_ body: (UnsafeMutableBufferPointer<Float>) throws -> R) rethrows -> R {
        let count = network.inputs * capacity
        return try values.withUnsafeMutableBufferPointer {
            try body(UnsafeMutableBufferPointer(rebasing: $0[..<count]))
        }
    }

    /// The output of the last pass, `capacity` × `outputs`, row-major.
    public func withOutput<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
        let start = values.count - network.outputs * capacity
        return try values.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[start...])) }
    }

    /// The output and the place for dL/d(output), both `capacity` × `outputs`, row-major.
    ///
    /// The caller fills the rows of his batch before `Network.backward`.
    public mutating func withOutputGradient<R>(
        _ body: (_ output: UnsafeBufferPointer<Float>, _ gradient: UnsafeMutableBufferPointer<Float>) throws -> R
    ) rethrows -> R {
        let start = values.count - network.outputs * capacity
        return try values.withUnsafeBufferPointer { values in
            try gradients.withUnsafeMutableBufferPointer {
                try body(
                    UnsafeBufferPointer(rebasing: values[start...]), UnsafeMutableBufferPointer(rebasing: $0[start...]))
            }
        }
    }

    /// dL/d(input) after a backward pass, `capacity` × `inputs`, row-major.
    public func withInputGradient<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
        let count = network.inputs * capacity
        return try gradients.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }

    /// Draws which values the next training pass drops; `network` is the one it was made for.
    public mutating func drawDropout(of network: Network, using random: inout some RandomNumberGenerator) {
        precondition(network.shape == self.network, "the workspace is for another network")
        factors.withUnsafeMutableBufferPointer { factors in
            guard let factors = factors.baseAddress else { return }
            for case .dropout(let dropout) in network.steps {
                dropout.draw(
                    into: factors + dropout.factors * capacity, count: dropout.width * capacity, using: &random)
            }
        }
    }

    /// Forgets the gradients of all slots but the output's.
    mutating func clearInnerGradients(outputs: Int) {
        gradients.withUnsafeMutableBufferPointer { $0[..<(outputs * capacity)].update(repeating: 0) }
    }

    mutating func withMemory(_ body: (Memory) -> Void) {
        values.withUnsafeMutableBufferPointer { values in
            gradients.withUnsafeMutableBufferPointer { gradients in
                factors.withUnsafeMutableBufferPointer { factors in
                    guard let values = values.baseAddress, let gradients = gradients.baseAddress,
                        let factors = factors.baseAddress
                    else { return }
                    body(Memory(values: values, gradients: gradients, factors: factors, capacity: capacity))
                }
            }
        }
    }
}
