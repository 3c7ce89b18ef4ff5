import Measures
import Testing

@testable import Simulation

@Suite struct TraceTextTests {
    private func number(_ text: String) throws -> Double? {
        var reader = TraceText(bytes: Array(text.utf8), file: "a")
        #expect(try reader.next())
        return reader.number(0)
    }

    @Test func `numbers are read to the last bit as Swift reads them`() throws {
        var stream = RandomStreams(seed: 1).stream("numbers")
        for _ in 0..<5_000 {
            let digits = Int.random(in: 0...19, using: &stream)
            var text = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &stream))" }.joined()
            if Bool.random(using: &stream) {
                text.insert(".", at: text.index(text.startIndex, offsetBy: Int.random(in: 0...digits, using: &stream)))
            }
            if Int.random(in: 0..<5, using: &stream) == 0 { text += "e-3" }
            #expect(try number("\(text),x")?.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
    }

    @Test(arguments: ["", ".", "-", "1.2.3", "1,", " 1", "1 ", "0x", "--1"])
    func `what is no number for Swift is none here`(text: String) throws {
        #expect(try number("\(text),x") == Double(text.prefix { $0 != "," }))
    }

    @Test func `whole numbers end where Int does`() throws {
        for text in ["0", "7", "999999999999999999", "9223372036854775807", "9223372036854775808", "-1", "", "1.0"] {
            var reader = TraceText(bytes: Array("\(text),x".utf8), file: "a")
            _ = try reader.next()
            #expect(reader.whole(0) == Int(text), "\(text)")
        }
    }

    @Test func `lines are counted, and a last empty one is none`() throws {
        var reader = TraceText(bytes: Array("a,b\n\nc\n".utf8), file: "a")
        var lines: [[String]] = []
        while try reader.next() { lines.append(reader.texts) }
        #expect(lines == [["a", "b"], [""], ["c"]])
        #expect(reader.line == 3)
    }
}
