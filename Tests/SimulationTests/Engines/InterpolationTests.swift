import Simulation
import Testing

@Suite struct InterpolationTests {
    @Test(
        arguments: [(0, 5), (1, 5), (2, 6), (3, 7), (4, 9), (5, 11), (7, 15)] as [(Double, Double)])
    func `lines join the points, level before and going on behind`(x: Double, y: Double) {
        #expect(Interpolation([1: 5, 3: 7, 5: 11]).value(at: x) == y)
    }
}
