import Evaluation
import Foundation

/// The search of `outrider tune`, over policies and groups of traces.
struct TuningRun: Sendable {
    /// The grid of one point: its traces, routers, seeds and setting; policies come one by one.
    let plan: Grid
    /// The traces that a choice is for, each group by itself.
    let groups: [[EvaluationTrace]]
    let isPerTrace: Bool
    let tuner: Tuner
    let workers: OrderedJobs
    /// Where finished cells are kept; nil: in the cache until the search is complete.
    let folder: URL?

    /// Chooses for each policy and group, in this order.
    func choices(for kinds: [ScalerKind]) async throws -> [TunedParameters.Choice] {
        let known = try await plan.capacities(workers)
        let journal = try JournalFile(folder: folder ?? JournalFile.standardFolder(of: name(kinds)))
        let cellsOfPoint = plan.traces.count * plan.routers.count * plan.seeds.count
        let tunable = kinds.count { !$0.parameters.isEmpty }
        let progress = Progress(total: tunable * tuner.budget * cellsOfPoint, unit: "cells at most")
        let run = GridRun(workers: workers, journal: journal)
        let choices = try await progress.during {
            var choices: [TunedParameters.Choice] = []
            for kind in kinds {
                for group in groups {
                    let trace = isPerTrace ? group.first?.name : nil
                    choices.append(
                        try await tuner.tune(kind, trace: trace) { points in
                            try await results(kind, group, points, known, run, progress)
                        })
                }
            }
            return choices
        }
        if folder == nil { await journal.remove() }
        return choices
    }

    /// One list of results a point; the cells of all points run side by side.
    private func results(
        _ kind: ScalerKind, _ group: [EvaluationTrace], _ points: [[String: Double]],
        _ capacities: [String: Capacity], _ run: GridRun, _ progress: Progress
    ) async throws -> [[CellResult]] {
        var plan = plan
        plan.traces = group
        plan.policies = [kind]
        let simulator = GridRun.simulator
        let cells = try points.map { point in
            try plan.cells(capacities: capacities, simulator: simulator) { _, _ in point }
        }
        let results = try await run.results(of: cells.flatMap { $0 }, progress: progress)
        var rest = results[...]
        return cells.map { cells in
            defer { rest = rest.dropFirst(cells.count) }
            return Array(rest.prefix(cells.count))
        }
    }

    /// What the search's journal is called: equal for equal searches by equal programs.
    private func name(_ kinds: [ScalerKind]) -> String {
        var hash = StableHash()
        hash.add(GridRun.simulator)
        hash.add(plan.setting.hash)
        hash.add("\(tuner.seed) \(tuner.budget) \(plan.seeds) \(isPerTrace) \(plan.setting.window)")
        for kind in kinds { hash.add(kind.rawValue) }
        for trace in plan.traces { hash.add("\(trace.name) \(trace.contentHash)") }
        return hash.text
    }
}
