import Foundation

/// The Adam optimiser over one flat vector of parameters.
///
/// m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − rate·m̂/(√v̂ + ε), with m̂, v̂ freed of their start at 0.
/// Sources: Kingma, Ba, arXiv 1412.6980; Loshchilov, Hutter, "Decoupled weight decay regularization", arXiv 1711.05101.
public struct Adam: Sendable {
    /// How the parameters are pulled to 0.
    public enum Decay: Hashable, Sendable {
        case none
        /// Adds rate·θ to the gradient (Adam with an L2 penalty).
        case coupled(Float)
        /// Shrinks θ by the learning rate times this, beside the gradient (AdamW).
        case decoupled(Float)
    }

    /// β₁, β₂, ε and the decay; the defaults are the paper's.
    public struct Settings: Hashable, Sendable {
        /// β₁, of the gradient's running mean.
        public var firstDecay: Double
        /// β₂, of its square's.
        public var secondDecay: Double
        /// ε, beside the root of the square.
        public var epsilon: Float
        /// The pull to 0.
        public var decay: Decay

        /// Settings; the paper's unless said otherwise.
        public init(
            firstDecay: Double = 0.9, secondDecay: Double = 0.999, epsilon: Float = 1e-8, decay: Decay = .none
        ) {
            self.firstDecay = firstDecay
            self.secondDecay = secondDecay
            self.epsilon = epsilon
            self.decay = decay
        }
    }

    /// Fixed at the start.
    public let settings: Settings
    /// Updates so far.
    public private(set) var steps = 0
    private var first: [Float]
    private var second: [Float]

    /// An optimiser of `count` parameters, before its first step.
    public init(count: Int, settings: Settings = Settings()) {
        self.settings = settings
        first = [Float](repeating: 0, count: count)
        second = first
    }

    /// Moves the parameters one step against their gradients.
    ///
    /// - Precondition: both have the length that the optimiser was made for.
    public mutating func update(_ parameters: inout [Float], gradients: [Float], rate: Float) {
        precondition(parameters.count == first.count && gradients.count == first.count, "lengths differ")
        steps += 1
        let (keepFirst, keepSecond) = (Float(settings.firstDecay), Float(settings.secondDecay))
        let (newFirst, newSecond) = (Float(1 - settings.firstDecay), Float(1 - settings.secondDecay))
        let step = rate / Float(1 - pow(settings.firstDecay, Double(steps)))
        let secondBias = Float((1 - pow(settings.secondDecay, Double(steps))).squareRoot())
        var (penalty, shrink): (Float, Float) = (0, 1)
        switch settings.decay {
        case .none: break
        case .coupled(let weight): penalty = weight
        case .decoupled(let weight): shrink = 1 - rate * weight
        }
        for k in parameters.indices {
            let gradient = gradients[k] + penalty * parameters[k]
            first[k] = keepFirst * first[k] + newFirst * gradient
            second[k] = keepSecond * second[k] + newSecond * gradient * gradient
            let size = second[k].squareRoot() / secondBias + settings.epsilon
            parameters[k] = parameters[k] * shrink - step * first[k] / size
        }
    }
}
