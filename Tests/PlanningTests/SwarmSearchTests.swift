import Foundation
import Measures
import Testing

@testable import Planning

@Suite struct SwarmSearchTests {
    /// Runs a search until `budget` points have been evaluated.
    private func run(
        _ dimensions: [SearchDimension], objectives: Int, budget: Int, seed: UInt64, start: [[Double]] = [],
        evaluate: ([Double]) -> [Double]
    ) -> ParetoArchive {
        var search = SwarmSearch(dimensions, objectives: objectives, start: start, seed: seed)
        while search.asked < budget {
            let points = search.ask()
            search.tell(points.map(evaluate))
        }
        return search.archive
    }

    private func cube(_ count: Int, _ range: ClosedRange<Double>) -> [SearchDimension] {
        (0..<count).map { SearchDimension("x\($0)", in: range) }
    }

    @Test(arguments: 1...5) func `finds the bottom of the sphere`(seed: Int) {
        let archive = run(cube(6, -5...5), objectives: 1, budget: 3_000, seed: UInt64(seed)) {
            [$0.reduce(0) { $0 + $1 * $1 }]
        }
        #expect(archive.entries.count == 1)
        #expect(archive.entries[0].objectives[0] < 1e-3)
    }

    @Test(arguments: 1...5) func `finds the lowest of Rastrigin's many valleys, two of its dimensions whole`(seed: Int)
    {
        let dimensions =
            cube(2, -5.12...5.12)
            + [SearchDimension("i", in: -5...5, scale: .integer), SearchDimension("j", in: -5...5, scale: .integer)]
        let archive = run(dimensions, objectives: 1, budget: 6_000, seed: UInt64(seed)) { point in
            [point.reduce(10.0 * 4) { $0 + $1 * $1 - 10 * cos(2 * .pi * $1) }]
        }
        #expect(archive.entries[0].objectives[0] < 1e-2)
        #expect(archive.entries[0].values[2] == 0)
        #expect(archive.entries[0].values[3] == 0)
    }

    /// ZDT1 (convex) and ZDT2 (concave) of Zitzler, Deb and Thiele, "Comparison of multiobjective evolutionary
    /// algorithms", 2000: g = 1 + 9·mean(x₂…), f₂ = g·(1 − (x₁/g)^power) with power ½ and 2; the front has g = 1.
    private static func zdt(_ x: [Double], power: Double) -> [Double] {
        let g = 1 + 9 * x.dropFirst().reduce(0, +) / Double(x.count - 1)
        return [x[0], g * (1 - pow(x[0] / g, power))]
    }

    @Test(arguments: [0.5, 2], 1...3) func `comes near to the whole front of ZDT`(power: Double, seed: Int) {
        let archive = run(cube(8, 0...1), objectives: 2, budget: 6_000, seed: UInt64(seed)) {
            Self.zdt($0, power: power)
        }
        let gaps = archive.entries.map { $0.objectives[1] - (1 - pow($0.objectives[0], power)) }
        #expect((gaps.max() ?? 1) < 0.05)
        // Spread: no stretch of the front longer than a tenth of it is empty.
        let firsts = archive.entries.map { $0.objectives[0] }
        let holes = zip(firsts, firsts.dropFirst()).map { $1 - $0 }
        #expect((holes.max() ?? 1) < 0.1)
        #expect((firsts.min() ?? 1) < 0.02 && (firsts.max() ?? 0) > 0.98)
    }

    /// Area that the entries dominate below (11, 11).
    private func hypervolume(_ archive: ParetoArchive) -> Double {
        var area = 0.0
        var roof = 11.0
        for entry in archive.entries where entry.objectives[0] < 11 && entry.objectives[1] < roof {
            area += (11 - entry.objectives[0]) * (roof - entry.objectives[1])
            roof = entry.objectives[1]
        }
        return area
    }

    @Test(arguments: 1...5) func `dominates more than random search of the same budget`(seed: Int) {
        let dimensions = cube(8, 0...1)
        let ours = run(dimensions, objectives: 2, budget: 480, seed: UInt64(seed)) { Self.zdt($0, power: 0.5) }
        var stream = RandomStreams(seed: UInt64(seed)).stream("random search")
        var theirs = ParetoArchive(limit: 64)
        for _ in 0..<480 {
            let point = dimensions.map { _ in Double.random(in: 0...1, using: &stream) }
            theirs.insert(.init(values: point, objectives: Self.zdt(point, power: 0.5)))
        }
        #expect(hypervolume(ours) > hypervolume(theirs) + 5)
    }

    @Test func `the same seed gives the same archive, another seed another`() {
        func archive(_ seed: UInt64) -> ParetoArchive {
            run(cube(3, 0...1), objectives: 2, budget: 240, seed: seed) { Self.zdt($0, power: 2) }
        }
        #expect(archive(7) == archive(7))
        #expect(archive(7) != archive(8))
    }

    @Test func `a given start is among the first points, clamped`() {
        var search = SwarmSearch(cube(2, 0...1), objectives: 1, start: [[0.25, 3]], seed: 1)
        let points = search.ask()
        #expect(points[0] == [0.25, 1])
        #expect(points.count == 24)
    }

    @Test func `the first round has one point in every slice of a dimension`() {
        var search = SwarmSearch(cube(2, 0...1), objectives: 1, seed: 3)
        let points = search.ask()
        for axis in 0..<2 { #expect(Set(points.map { Int($0[axis] * 24) }).count == 24) }
    }

    @Test func `a point that cannot be evaluated does not stop the search`() {
        let archive = run(cube(2, -1...1), objectives: 1, budget: 1_200, seed: 2) { point in
            point[0] < 0 ? [.nan] : [point[0] + point[1] * point[1]]
        }
        #expect((archive.entries.first?.objectives[0] ?? 1) < 0.01)
    }
}
