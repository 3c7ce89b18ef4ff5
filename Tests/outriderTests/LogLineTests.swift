import Deciding
import Foundation
import Logging
import Measures
import Testing
import Workloads

@testable import outrider

@Suite struct LogLineTests {
    private let at = Timestamp(seconds: 1_795_515_330, milliseconds: 250)

    private func line(
        _ message: String, _ fields: Logger.Metadata = [:], level: Logger.Level = .info, _ format: LogFormat = .json
    ) -> String {
        String(
            decoding: LogLine(at: at, level: level, message: message, logger: "controller", fields: fields)
                .bytes(format), as: UTF8.self)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `every line has its time, level, message and room first`() {
        #expect(
            line("synced")
                == #"{"ts":"2026-11-24T10:15:30.250Z","level":"info","msg":"synced","logger":"controller"}"#)
    }

    @Test(arguments: [
        (Logger.Level.trace, "debug"), (.notice, "info"), (.warning, "warn"), (.critical, "error"),
    ])
    func `levels have four names`(level: Logger.Level, name: String) {
        #expect(line("x", level: level).contains(#""level":"\#(name)""#))
    }

    @Test func `numbers and truth values are not text`() throws {
        let text = line(
            "x", ["n": .stringConvertible(3), "r": .stringConvertible(0.5), "b": .stringConvertible(true), "t": "3"])
        #expect(text.contains(#""b":true,"n":3,"r":0.5,"t":"3""#))
    }

    @Test func `what an outsider wrote cannot end the line or the text`() throws {
        let text = line("x", ["value": .string("a\"}\n{\"level\":\"error\u{0}")])
        #expect(!text.contains("\n"))
        #expect(try object(text)["value"] as? String == "a\"}\n{\"level\":\"error\u{0}")
        #expect(!line("x", ["value": "a\nb"], .text).contains("\n"))
    }

    @Test func `a decision gives its members to the line`() throws {
        let record = DecisionRecord.refused(
            WorkloadID(namespace: "shop", name: "llm"), replicas: 6, error: "bad", now: at)
        let found = try object(line("decided", ["record": .stringConvertible(record)]))
        #expect(found["msg"] as? String == "decided")
        #expect(found["from"] as? Int == 6)
        #expect(found["schema"] as? Int == 1)
        #expect(found["record"] == nil)
        #expect(line("decided", ["record": .stringConvertible(record)], .text).contains("shop/llm 6 → 6"))
    }

    @Test func `lists and nested fields keep their shape`() throws {
        let found = try object(line("x", ["list": ["a", "b"], "nested": ["k": "v"]]))
        #expect(found["list"] as? [String] == ["a", "b"])
        #expect((found["nested"] as? [String: String])?["k"] == "v")
    }
}
