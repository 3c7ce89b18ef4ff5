import Measures
import Testing

@testable import Forecasting

@Suite struct OnlineRidgeTests {
    @Test func `it predicts zero until it has learnt enough`() {
        var ridge = OnlineRidge(columns: 2)
        for _ in 0..<29 { ridge.learn(5, of: [1, 2], keep: 1) }
        #expect(ridge.predict([1, 2]) == 0)
        ridge.learn(5, of: [1, 2], keep: 1)
        #expect(ridge.predict([1, 2]) > 0)
    }

    @Test func `it solves the normal equations with the penalty`() {
        // Columns a = (1, 0), b = (0, 1), fifty times each: G = 50·I, λ = 50, m = (50·3, 50·−1): w = m / 100.
        var ridge = OnlineRidge(columns: 2)
        for _ in 0..<50 {
            ridge.learn(3, of: [1, 0], keep: 1)
            ridge.learn(-1, of: [0, 1], keep: 1)
        }
        for _ in 0..<4 {
            ridge.learn(3, of: [1, 0], keep: 1)
            ridge.learn(-1, of: [0, 1], keep: 1)
        }
        #expect(abs(ridge.predict([1, 0]) - 1.5) < 1e-5)
        #expect(abs(ridge.predict([0, 1]) + 0.5) < 1e-5)
    }

    @Test func `it forgets`() {
        var ridge = OnlineRidge(columns: 1)
        for _ in 0..<500 { ridge.learn(1, of: [1], keep: 0.99) }
        for _ in 0..<1000 { ridge.learn(-1, of: [1], keep: 0.99) }
        #expect(ridge.predict([1]) < -0.49)
    }
}
