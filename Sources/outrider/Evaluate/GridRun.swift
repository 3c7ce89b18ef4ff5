import Evaluation
import Foundation

/// Runs the cells that a journal does not have yet, and shows how far it is.
struct GridRun: Sendable {
    let workers: OrderedJobs
    let journal: JournalFile

    /// What tells this build from any other: a result of other code must not be taken for ours.
    static var simulator: String {
        let attributes = Bundle.main.executableURL.flatMap {
            try? FileManager.default.attributesOfItem(atPath: $0.path)
        }
        let size = attributes?[.size] as? UInt64 ?? 0
        let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(Version.text) \(size) \(changed)"
    }

    /// Runs `cells`.
    ///
    /// - Returns: one result a cell, in their order.
    /// - Throws: the first error of a cell; the journal then has everything that was finished.
    func results(of cells: [GridCell], progress: Progress) async throws -> [CellResult] {
        let known = await journal.cells
        let open = cells.filter { known[$0.key] == nil }
        var results = known
        let fresh = try await workers.map(open) { cell in
            try await cell.run()
        } finished: { index, result in
            try await journal.append(key: open[index].key, result)
            await progress.advance()
        }
        for (cell, result) in zip(open, fresh) { results[cell.key] = result }
        return cells.compactMap { results[$0.key] }
    }
}
