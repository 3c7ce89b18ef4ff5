import KubernetesAPI
import Measures
import Testing

@Suite struct JSONReaderTests {
    private struct Point: JSONReadable, Equatable {
        var x: Int64 = 0
        var name = ""

        init(from reader: inout JSONReader) throws(JSONError) {
            try reader.object { (key, reader) throws(JSONError) in
                switch key {
                case "x": x = try reader.int64()
                case "name": name = try reader.string()
                case _: break
                }
            }
        }
    }

    private func fault<Value>(
        in text: String, _ body: (inout JSONReader) throws(JSONError) -> Value
    ) -> JSONError? {
        do {
            _ = try JSONReader.read(Array(text.utf8), body)
            return nil
        } catch {
            return error
        }
    }

    @Test func `members that nobody reads are skipped whatever they are`() throws {
        let point = try Point(
            json: #"{"a":{"b":[1,{"c":"}\"]"}]},"x":7,"d":true,"e":-1.5e3,"name":"n","f":[],"g":{}}"#)
        #expect(point.x == 7)
        #expect(point.name == "n")
    }

    @Test func `null is an absent member`() throws {
        #expect(try Point(json: #"{"x":null,"name":null}"#) == Point(json: "{}"))
    }

    @Test func `white space may stand anywhere`() throws {
        #expect(try Point(json: " { \"x\" :\n 3 , \"name\"\t: \"a\" } \r\n").x == 3)
    }

    @Test func `an escaped key is the same key`() throws {
        #expect(try Point(json: #"{"\u0078":9}"#).x == 9)
    }

    @Test func `escapes in strings are resolved`() throws {
        #expect(try Point(json: #"{"name":"a\"\\\/\n\u00e9\ud83d\ude00"}"#).name == "a\"\\/\né😀")
    }

    @Test(
        arguments: [
            ("", "expected an object", 0), ("[]", "expected an object", 0), ("{\"x\":1", "expected ',' or '}'", 6),
            ("{\"x\" 1}", "expected ':'", 5), ("{x:1}", "expected a key", 1),
            ("{\"x\":1} 2", "text after the value", 8),
            ("{\"x\":\"1\"}", "expected a value", 5), ("{\"x\":1.5}", "expected a whole number, found 1.5", 8),
            ("{\"x\":01}", "expected ',' or '}'", 6), ("{\"name\":\"a", "unterminated string", 10),
            ("{\"name\":\"a\u{1}\"}", "control character in a string", 10), ("{\"y\":nul}", "expected a value", 5),
        ]) func `a text that is wrong is refused with its place`(text: String, reason: String, offset: Int)
    {
        let error = fault(in: text) { (reader) throws(JSONError) in try Point(from: &reader) }
        #expect(error?.reason == reason)
        #expect(error?.offset == offset)
    }

    @Test func `nesting is bounded, skipped or not`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(fault(in: deep) { (reader) throws(JSONError) in try reader.skip() }?.reason == "nested deeper than 64")
        #expect(fault(in: deep) { (reader) throws(JSONError) in try reader.value() }?.reason == "nested deeper than 64")
    }

    @Test func `a marked value is read later, and an error in it loses nothing after it`() throws {
        let seen = try JSONReader.read(Array(#"{"a":{"x":"no"},"b":5}"#.utf8)) { (reader) throws(JSONError) in
            var mark: JSONMark?
            var faults = 0
            var after: Int64 = 0
            try reader.object { (key, reader) throws(JSONError) in
                switch key {
                case "a":
                    let here = try reader.mark()
                    mark = here
                    do throws(JSONError) {
                        _ = try reader.revisit(here) { (reader) throws(JSONError) in try Point(from: &reader) }
                    } catch { faults += 1 }
                case "b": after = try reader.int64()
                case _: break
                }
            }
            return (mark != nil, faults, after)
        }
        #expect(seen == (true, 1, 5))
    }

    @Test func `a quantity may be a bare number`() throws {
        let map = try JSONReader.read(Array(#"{"cpu":"250m","memory":1024}"#.utf8)) { (reader) throws(JSONError) in
            try reader.quantityMap()
        }
        #expect(try map == ["cpu": Quantity("250m"), "memory": Quantity("1024")])
    }

    @Test(
        arguments: [
            ("30s", 30.0), ("1m30s", 90), ("29.5s", 29.5), ("250ms", 0.25), ("1h0m0s", 3_600), ("0", 0),
            ("15µs", 15e-6),
        ]) func `Go's durations are read`(text: String, seconds: Double) throws
    {
        let duration = try JSONReader.read(Array("\"\(text)\"".utf8)) { (reader) throws(JSONError) in
            try reader.duration()
        }
        #expect(abs(duration.seconds - seconds) < 1e-9)
    }

    @Test(arguments: ["", "s", "1", "1x", "1.2.3s", "-", "1e3s"]) func `what is no duration is refused`(text: String) {
        #expect(fault(in: "\"\(text)\"") { (reader) throws(JSONError) in try reader.duration() } != nil)
    }
}
