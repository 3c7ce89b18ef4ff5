import Neural
import Testing

@Suite struct NetworkTests {
    @Test func `rows of a batch do not feel each other`() {
        var random = TestRandom(state: 2)
        let layers: [Layer] = [.dense(7), .norm, .activation(.silu), .residual([.dense(7)]), .dense(3)]
        let network = Network(inputs: 5, layers: layers)
        let parameters = network.initialParameters(using: &random)
        let rows = (0..<4).map { _ in (0..<5).map { _ in Float.random(in: -1...1, using: &random) } }
        var batch = Workspace(for: network, batch: 4)
        for (index, row) in rows.enumerated() {
            batch.setInput(index, row)
        }
        network.forward(parameters, batch: 4, workspace: &batch)
        let together = batch.withOutput { Array($0) }
        var single = Workspace(for: network)
        for (index, row) in rows.enumerated() {
            single.setInput(0, row)
            network.forward(parameters, workspace: &single)
            #expect(single.withOutput { Array($0) } == Array(together[index * 3..<(index + 1) * 3]))
        }
    }

    @Test func `gradients add up over passes`() {
        var random = TestRandom(state: 2)
        let network = Network(inputs: 2, layers: [.dense(3), .activation(.tanh), .dense(1)])
        let parameters = network.initialParameters(using: &random)
        var workspace = Workspace(for: network)
        workspace.setInput(0, [0.5, -1])
        var once = [Float](repeating: 0, count: network.layout.count)
        network.forward(parameters, training: true, workspace: &workspace)
        workspace.withOutputGradient { _, gradient in gradient[0] = 1 }
        network.backward(parameters, gradients: &once, workspace: &workspace)
        var twice = once
        network.backward(parameters, gradients: &twice, workspace: &workspace)
        #expect(zip(once, twice).allSatisfy { 2 * $0 == $1 })
    }

    @Test func `the same seed draws the same parameters, with the variance of He's rule`() {
        let network = Network(inputs: 50, layers: [.dense(60), .norm])
        var (first, second) = (TestRandom(state: 4), TestRandom(state: 4))
        let parameters = network.initialParameters(using: &first)
        #expect(parameters == network.initialParameters(using: &second))
        let variance = parameters[..<3_000].reduce(0) { $0 + $1 * $1 } / 3_000
        #expect(abs(variance - 2 / 50) < 0.004)
        #expect(parameters[3_000..<3_060].allSatisfy { $0 == 0 })
        #expect(parameters[3_060..<3_120].allSatisfy { $0 == 1 })
    }
}
