import Measures
import Testing

@testable import outrider

@Suite struct ProgressTextTests {
    @Test func `the time left follows from what this run has done, not an earlier one`() {
        let text = ProgressText(total: 100, unit: "cells", before: 40)
        let line = text.line(done: 50, elapsed: .seconds(20))
        #expect(line == "████████████░░░░░░░░░░░░ 50/100 cells · 30.0/min · 1:40 left")
    }

    @Test func `before anything is done nothing is said of the speed`() {
        let text = ProgressText(total: 10, unit: "cells", before: 0)
        #expect(text.line(done: 0, elapsed: .seconds(5)) == "░░░░░░░░░░░░░░░░░░░░░░░░ 0/10 cells")
    }

    @Test func `a line is cut to the terminal`() {
        let text = ProgressText(total: 10, unit: "cells", before: 0)
        #expect(text.line(done: 5, elapsed: .seconds(5), width: 30).count == 30)
    }

    @Test(arguments: [(0.2, "0:01"), (59, "0:59"), (61, "1:01"), (3_723, "1:02:03")])
    func `seconds as a clock shows them`(seconds: Double, text: String) {
        #expect(ProgressText.clock(seconds) == text)
    }
}
