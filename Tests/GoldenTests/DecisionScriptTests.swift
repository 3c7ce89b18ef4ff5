import Foundation
import Testing

@Suite struct DecisionScriptTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "decisions")

    static var scripts: [URL] {
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    }

    @Test func `there are scripts`() {
        #expect(Self.scripts.count >= 4)
    }

    /// With `GOLDEN_REWRITE=1` the answers are written into the scripts instead; review reads the diff.
    @Test(arguments: scripts) func `a script answers as it did when it was reviewed`(script: URL) throws {
        let text = try String(contentsOf: script, encoding: .utf8)
        let answered = DecisionScript.run(text)
        if ProcessInfo.processInfo.environment["GOLDEN_REWRITE"] == "1" {
            try answered.write(to: script, atomically: true, encoding: .utf8)
        } else {
            #expect(answered == text, "\(script.lastPathComponent) answers otherwise; `make golden` shows the diff")
        }
    }
}
