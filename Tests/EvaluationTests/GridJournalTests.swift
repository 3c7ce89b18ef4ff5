import Foundation
import Testing

@testable import Evaluation

@Suite struct GridJournalTests {
    private let one = CellResult.fixture("t", "kpa", seed: 1, gpuHours: 0.1 + 0.2)
    private let two = CellResult.fixture("t", "kpa", seed: 2, missRatio: nil)

    @Test func `what was finished comes back bit for bit`() throws {
        let bytes = try GridJournal.line(key: "k1", one) + GridJournal.line(key: "k2", two)
        let journal = try GridJournal(bytes, file: "cells.jsonl")
        #expect(journal.cells == ["k1": one, "k2": two])
        #expect(journal.wholeBytes == bytes.count)
    }

    @Test func `a last line without its end is dropped, wherever it broke off`() throws {
        let whole = try GridJournal.line(key: "k1", one)
        let next = try GridJournal.line(key: "k2", two)
        for length in 0..<next.count {
            let journal = try GridJournal(whole + next.prefix(length), file: "cells.jsonl")
            #expect(journal.cells == ["k1": one])
            #expect(journal.wholeBytes == whole.count)
        }
    }

    @Test func `a whole line that is no cell is refused with its number`() throws {
        let bytes = try GridJournal.line(key: "k1", one) + Data("{}\n".utf8)
        #expect(throws: GridError.badJournal(file: "cells.jsonl", line: 2)) {
            try GridJournal(bytes, file: "cells.jsonl")
        }
    }

    @Test func `no file is an empty journal`() throws {
        #expect(try GridJournal(Data(), file: "cells.jsonl").cells.isEmpty)
    }
}
