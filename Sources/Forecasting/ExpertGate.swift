import Foundation

/// Listens to experts by how well they did: exponential weights on their rolling pinball loss.
///
/// An expert's weight is `exp(-sharpness × (L / L_best − 1))` of the rolling losses L, normalised, which is Hedge
/// with discounting (Cesa-Bianchi and Lugosi, "Prediction, Learning, and Games", 2.11) with a rate that does not
/// depend on the unit of demand. Losses come in as late as the horizon.
struct ExpertGate: Hashable, Sendable {
    /// How fast weight is lost: e⁻¹ at 1.7 % more loss than the best.
    static let sharpness = 60.0
    /// The outcomes at which an expert's own record weighs as much as the doubt about it.
    static let doubt = 100.0
    /// Losses are remembered over about so many outcomes.
    static let memory = 150.0
    /// Nobody but persistence is heard before so many outcomes.
    static let outcomesMin = 12.0

    /// Rolling loss by expert, in order of `Expert.index`.
    private(set) var losses = Array(repeating: Float(0), count: Expert.allCases.count)
    /// Outcomes seen, at most `memory`.
    private(set) var outcomes = 0.0

    /// The best that anybody but persistence reaches, against persistence.
    var bestSkill: Double {
        Expert.allCases.reduce(-1) { $0 < skill(of: $1) && $1 != .persistence ? skill(of: $1) : $0 }
    }

    /// Takes in how much each expert lost by one outcome.
    ///
    /// - Parameters:
    ///   - outcome: the loss of each, in order of `Expert.index`.
    ///   - share: what the outcome counts, in (0, 1]: outcomes that overlap tell little news.
    mutating func learn(_ outcome: [Float], share: Double) {
        outcomes = min(outcomes + share, ExpertGate.memory)
        let step = Float(share / outcomes)
        for index in losses.indices { losses[index] += (outcome[index] - losses[index]) * step }
    }

    /// The weights of the experts; they sum to 1.
    ///
    /// - Parameter network: whether the network is heard.
    /// - Returns: one for each expert, in order of `Expert.index`.
    func weights(network: Bool) -> [Double] {
        var weights = Array(repeating: 0.0, count: losses.count)
        let persistence = losses[Expert.persistence.index]
        guard outcomes >= ExpertGate.outcomesMin else {
            weights[Expert.persistence.index] = 1
            return weights
        }
        // While outcomes are few, everybody else starts a little worse than persistence.
        let trust = Float(outcomes / (outcomes + ExpertGate.doubt))
        func loss(_ index: Int) -> Float {
            let prior = index == Expert.persistence.index ? persistence : persistence * 1.1
            return prior + (losses[index] - prior) * trust
        }
        let heard = losses.indices.prefix(network ? losses.count : Expert.network.index)
        let best = heard.reduce(Float.infinity) { min($0, loss($1)) }
        guard best > 0 else {
            weights[Expert.persistence.index] = 1
            return weights
        }
        var sum = 0.0
        for index in heard {
            weights[index] = exp(-ExpertGate.sharpness * Double(loss(index) / best - 1))
            sum += weights[index]
        }
        for index in weights.indices { weights[index] /= sum }
        return weights
    }

    /// The same weight for all; what the gate is compared with.
    func equalWeights(network: Bool) -> [Double] {
        let heard = network ? losses.count : Expert.network.index
        return losses.indices.map { $0 < heard ? 1 / Double(heard) : 0 }
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
