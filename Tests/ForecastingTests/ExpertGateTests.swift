import Testing

@testable import Forecasting

@Suite struct ExpertGateTests {
    private func losses(_ losses: [Expert: Float], other: Float) -> [Float] {
        Expert.allCases.map { losses[$0] ?? other }
    }

    @Test func `only persistence speaks before there is a record`() {
        var gate = ExpertGate()
        for _ in 0..<11 { gate.learn(losses([.ridge: 0], other: 1), share: 1) }
        #expect(gate.weights(network: true)[Expert.persistence.index] == 1)
    }

    @Test func `the weight goes to the best, and all weights sum to one`() {
        var gate = ExpertGate()
        for _ in 0..<300 { gate.learn(losses([.ridge: 0.8, .seasonalDaily: 2], other: 1), share: 1) }
        let weights = gate.weights(network: true)
        #expect(weights[Expert.ridge.index] > 0.9)
        #expect(weights[Expert.seasonalDaily.index] < 1e-6)
        #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
        #expect(abs(gate.skill(of: .ridge) - 0.2) < 1e-3)
    }

    @Test func `a network that is not heard has no weight, however good it is`() {
        var gate = ExpertGate()
        for _ in 0..<300 { gate.learn(losses([.network: 0.1], other: 1), share: 1) }
        #expect(gate.weights(network: false)[Expert.network.index] == 0)
        #expect(gate.weights(network: true)[Expert.network.index] > 0.99)
    }

    @Test func `an expert that has grown bad loses its weight`() {
        var gate = ExpertGate()
        for _ in 0..<300 { gate.learn(losses([.ridge: 0.5], other: 1), share: 1) }
        for _ in 0..<150 { gate.learn(losses([.ridge: 2], other: 1), share: 1) }
        #expect(gate.weights(network: false)[Expert.ridge.index] < 0.01)
    }

    @Test func `a series without any error has weights all the same`() {
        var gate = ExpertGate()
        for _ in 0..<50 { gate.learn(losses([:], other: 0), share: 1) }
        #expect(gate.weights(network: true).reduce(0, +) == 1)
    }
}
