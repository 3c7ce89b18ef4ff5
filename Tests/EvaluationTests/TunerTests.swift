import Foundation
import Testing

@testable import Evaluation

@Suite struct TunerTests {
    /// A world in which a higher first parameter is cheaper and misses more; the rest does nothing.
    private func cells(_ kind: ScalerKind, _ given: [[String: Double]]) -> [[CellResult]] {
        given.map { parameters in
            let first = kind.parameters[0]
            let value = parameters[first.name] ?? first.standard
            let share = (value - first.range.lowerBound) / (first.range.upperBound - first.range.lowerBound)
            return [.fixture("t", kind.rawValue, gpuHours: 10 - 8 * share, missRatio: share * share * 0.1)]
        }
    }

    private func tune(_ kind: ScalerKind, budget: Int = 120, missMax: Double = 0.01) async throws
        -> TunedParameters.Choice
    {
        try await Tuner(budget: budget, missMax: missMax, seed: 1).tune(kind, trace: nil) { cells(kind, $0) }
    }

    @Test(arguments: [ScalerKind.knative, .hpaQueue, .saturation])
    func `the cheapest point within the bound is chosen`(kind: ScalerKind) async throws {
        let choice = try await tune(kind)
        #expect(choice.holds == true)
        #expect(try #require(choice.sloMissRatio) <= 0.01)
        // The best is at a share of √0.1 = 0.316, where it costs 7.47.
        #expect(try #require(choice.gpuHours) < 7.75)
        #expect(choice.evaluated <= 120)
    }

    @Test func `where no point is within the bound, the one that misses least is chosen`() async throws {
        let choice = try await Tuner(budget: 20, missMax: 0.01, seed: 1).tune(.knative, trace: "t") { given in
            cells(.knative, given).map {
                $0.map { cell in
                    var cell = cell
                    cell.sloMissRatio = (cell.sloMissRatio ?? 0) + 0.5
                    return cell
                }
            }
        }
        #expect(choice.holds == false)
        #expect(choice.sloMissRatio == choice.front.map(\.sloMissRatio).min())
    }

    @Test func `the policy's own defaults are tried first`() async throws {
        var first: [String: Double]?
        _ = try await Tuner(budget: 8, seed: 3).tune(.knative, trace: nil) { given in
            if first == nil { first = given.first }
            return cells(.knative, given)
        }
        for parameter in ScalerKind.knative.parameters { #expect(first?[parameter.name] == parameter.standard) }
    }

    @Test func `no point is tried twice, and the budget is kept`() async throws {
        var tried: [[String: Double]] = []
        let choice = try await Tuner(budget: 30, seed: 4).tune(.saturation, trace: nil) { given in
            tried += given
            return cells(.saturation, given)
        }
        #expect(Set(tried).count == tried.count)
        #expect(tried.count <= 30)
        #expect(choice.evaluated == tried.count)
    }

    @Test func `the same seed chooses the same`() async throws {
        #expect(try await tune(.hpaQueue, budget: 25) == tune(.hpaQueue, budget: 25))
    }
}
