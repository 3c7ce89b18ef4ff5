import Neural
import Testing

@Suite struct DropoutTests {
    let network = Network(inputs: 1_000, layers: [.dropout(0.25)])

    @Test func `training drops the rate's share and keeps the mean`() {
        var random = TestRandom(state: 3)
        var workspace = Workspace(for: network)
        workspace.withInput { $0.update(repeating: 1) }
        workspace.drawDropout(of: network, using: &random)
        network.forward([], training: true, workspace: &workspace)
        let output = workspace.withOutput { Array($0) }
        let dropped = output.count { $0 == 0 }
        #expect((200...300).contains(dropped))
        #expect(output.allSatisfy { $0 == 0 || abs($0 - 4 / 3) < 1e-6 })
    }

    @Test func `outside training nothing is dropped`() {
        var random = TestRandom(state: 3)
        var workspace = Workspace(for: network)
        workspace.withInput { $0.update(repeating: 1) }
        workspace.drawDropout(of: network, using: &random)
        network.forward([], workspace: &workspace)
        #expect(workspace.withOutput { $0.allSatisfy { $0 == 1 } })
    }
}
