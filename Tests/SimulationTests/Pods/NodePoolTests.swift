import Testing

@testable import Simulation

@Suite struct NodePoolTests {
    private func pool(quota: Int? = nil) -> NodePool {
        NodePool(NodeSpec(count: 2, accelerators: 4), quota: quota, classes: 2)
    }

    @Test func `pods spread to the node with the most room`() {
        var pool = pool()
        #expect((0..<4).map { _ in pool.take(1) } == [0, 1, 0, 1])
        pool.giveBack(1, on: 1)
        #expect(pool.take(1) == 1)
    }

    @Test func `a pod that fits nowhere waits, even if the sum would do`() {
        var pool = pool()
        _ = pool.take(2)
        _ = pool.take(2)
        #expect(pool.take(3) == nil)
        #expect(pool.take(2) != nil)
        #expect(pool.used == 6)
    }

    @Test func `a quota is the end before the nodes are full`() {
        var pool = pool(quota: 3)
        _ = pool.take(2)
        #expect(pool.take(2) == nil)
        pool.quota = nil
        #expect(pool.take(2) != nil)
    }

    @Test func `a lost node takes nothing`() {
        var pool = pool()
        pool.setLost(true, node: 0)
        #expect((0..<5).map { _ in pool.take(1) } == [1, 1, 1, 1, nil])
    }

    @Test func `an image is pulled once for a node and a class`() {
        var pool = pool()
        #expect(pool.pullSeconds(of: 0, on: 0, fullSeconds: 60, at: 100) == 60)
        #expect(pool.pullSeconds(of: 0, on: 0, fullSeconds: 60, at: 130) == 30)
        #expect(pool.pullSeconds(of: 0, on: 0, fullSeconds: 60, at: 500) == 0)
        #expect(pool.pullSeconds(of: 1, on: 0, fullSeconds: 60, at: 500) == 60)
        #expect(pool.pullSeconds(of: 0, on: 1, fullSeconds: 60, at: 500) == 60)
    }
}
