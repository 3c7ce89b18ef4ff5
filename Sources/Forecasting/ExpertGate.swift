#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Listens to experts by how well they did: exponential weights on their rolling pinball loss.
///
/// An expert's weight is `exp(-sharpness × (L / L_best − 1))` of the rolling losses L, normalised, which is Hedge
/// with discounting (Cesa-Bianchi and Lugosi, "Prediction, Learning, and Games", 2.11) with a rate that does not
/// depend on the unit of demand. Losses come in as late as the horizon.
struct ExpertGate: Hashable, Sendable {
    /// How fast weight is lost: e⁻¹ at 2.5 % more loss than the best.
    static let sharpness = 40.0
    /// Losses are remembered over about so many outcomes.
    static let memory = 300.0
    /// Nobody but persistence is heard before so many outcomes.
    static let outcomesMin = 12.0

    /// Rolling loss by expert, in order of `Expert.index`.
    private(set) var losses = Array(repeating: Float(0), count: Expert.allCases.count)
    /// Outcomes seen, at most `memory`.
    private(set) var outcomes = 0.0

    /// Takes in how much each expert lost by one outcome.
    mutating func learn(_ outcome: [Float]) {
        outcomes = min(outcomes + 1, ExpertGate.memory)
        let share = Float(1 / outcomes)
        for index in losses.indices { losses[index] += (outcome[index] - losses[index]) * share }
    }

    /// The weights of the experts that may speak; they sum to 1.
    func weights(heard: [Bool]) -> [Double] {
        var weights = Array(repeating: 0.0, count: losses.count)
        guard outcomes >= ExpertGate.outcomesMin else {
            weights[Expert.persistence.index] = 1
            return weights
        }
        var best = Float.infinity
        for index in losses.indices where heard[index] { best = min(best, losses[index]) }
        guard best > 0 else {
            weights[Expert.persistence.index] = 1
            return weights
        }
        var sum = 0.0
        for index in losses.indices where heard[index] {
            weights[index] = exp(-ExpertGate.sharpness * Double(losses[index] / best - 1))
            sum += weights[index]
        }
        for index in weights.indices { weights[index] /= sum }
        return weights
    }

    /// 1 − loss / persistence's loss; 0 before the first outcome.
    func skill(of expert: Expert) -> Double {
        let persistence = losses[Expert.persistence.index]
        return persistence > 0 ? 1 - Double(losses[expert.index] / persistence) : 0
    }

    func pack(into writer: inout PackedWriter) {
        writer.write(losses)
        writer.write(outcomes)
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        losses = try reader.floats(losses.count)
        outcomes = try reader.double()
    }
}
