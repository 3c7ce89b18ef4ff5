import Measures
import Testing

@testable import MetricSources

@Suite struct PrometheusTextTests {
    let now = Timestamp(seconds: 1_000)

    func parse(_ text: String, wanted: [String]? = nil) throws -> PrometheusText {
        try PrometheusText(parsing: Array(text.utf8), wanted: wanted.map(SeriesNames.init), now: now)
    }

    @Test func `a sample has a name with colons, labels and a value`() throws {
        let text = try parse("vllm:num_requests_waiting{model_name=\"m\",engine=\"0\"} 3.5\n")
        #expect(
            text.samples == [
                Sample(
                    name: "vllm:num_requests_waiting", labels: ["model_name": "m", "engine": "0"], value: 3.5, at: now)
            ])
        #expect(text.badLines == 0)
    }

    @Test func `a last line without a line feed counts`() throws {
        #expect(try parse("a 1\nb 2").samples.map(\.value) == [1, 2])
    }

    @Test func `blanks, a comma before the brace and CR LF are tolerated`() throws {
        let text = try parse("  a\t{ x = \"1\" , y=\"2\", }\t 7 \r\n")
        #expect(text.samples == [Sample(name: "a", labels: ["x": "1", "y": "2"], value: 7, at: now)])
    }

    @Test func `escapes in label values are undone, and unknown ones stand for themselves`() throws {
        let text = try parse(#"a{x="q\"\\\n",y="C:\dir"} 1"#)
        #expect(text.samples.first?.labels == ["x": "q\"\\\n", "y": #"C:\dir"#])
    }

    @Test(arguments: [
        ("1", 1), ("-2", -2), ("0.5", 0.5), ("1e3", 1000), ("1.5E-3", 0.0015), ("+Inf", .infinity),
        ("-Inf", -.infinity),
        ("inf", .infinity), ("123456789012345680", 123_456_789_012_345_680), ("0.1", 0.1), ("1.", 1), (".5", 0.5),
    ])
    func `numbers and infinities are values`(text: String, value: Double) throws {
        #expect(try parse("a \(text)").samples.first?.value == value)
    }

    @Test(arguments: ["NaN", "nan"])
    func `NaN is no sample and no error`(text: String) throws {
        let exposition = try parse("a \(text)\nb 1")
        #expect(exposition.samples.map(\.name) == ["b"])
        #expect(exposition.badLines == 0)
    }

    @Test(arguments: ["0x10", "1_000", "ten", "nan(1)", "1e", "--1", "1.2.3", "-", "."])
    func `what is no number is a bad line`(text: String) throws {
        let exposition = try parse("b 1\na \(text)\n")
        #expect(exposition.samples.count == 1)
        #expect(exposition.firstBadLine == PrometheusTextError(line: 2, problem: .badValue(text)))
        #expect(
            exposition.firstBadLine?.description
                == "line 2: the value is \"\(text)\"; accepted: a number, NaN, +Inf or -Inf")
    }

    @Test func `a time of its own is milliseconds, and none is later than now`() throws {
        let text = try parse("a 1 999500\nb 1 9999999\n")
        #expect(text.samples.map(\.at) == [Timestamp(seconds: 999, milliseconds: 500), now])
    }

    @Test func `OpenMetrics has seconds, exemplars and an end`() throws {
        let text = try parse(
            """
            # TYPE a counter
            a_total 5 999.5 # {trace_id="x"} 0.3 999
            a_bucket{le="+Inf"} 2 # {t="u"} 1
            # EOF

            """
        )
        #expect(text.samples.map(\.at) == [Timestamp(seconds: 999, milliseconds: 500), now])
        #expect(text.badLines == 0)
    }

    @Test func `a family's kind is told by TYPE, else by the ending`() throws {
        let text = try parse(
            """
            # HELP hits Hits so far.
            # TYPE hits counter
            hits 4
            # TYPE depth_total gauge
            depth_total 4
            # TYPE wait histogram
            wait_sum 3
            other_total 1
            plain 1
            """)
        #expect(text.isCounter("hits"))
        #expect(!text.isCounter("depth_total"))
        #expect(text.isCounter("wait_sum"))
        #expect(text.isCounter("other_total"))
        #expect(!text.isCounter("plain"))
    }

    @Test func `only wanted series and the kinds of their families are kept`() throws {
        let text = try parse(
            "# TYPE a counter\na_total 1\n# TYPE b gauge\nb 2\nc{x=\"unread} 3\n", wanted: ["a_total"])
        #expect(text.samples.map(\.name) == ["a_total"])
        #expect(text.kinds == ["a": .counter])
        #expect(text.badLines == 0)
    }

    @Test(arguments: [
        ("1a 1", PrometheusTextError.Problem.noName), ("{x=\"1\"} 1", .noName), ("a-b 1", .noName),
        ("a{x=1} 1", .badLabels), ("a{x=\"1\" y=\"2\"} 1", .badLabels), ("a{x=\"1} 1", .badLabels),
        ("a{1x=\"\"} 1", .badLabels), ("a{x=\"1\",x=\"2\"} 1", .labelTwice("x")), ("a{x=\"1\"", .badLabels),
        ("a", .noValue), ("a ", .noValue), ("a 1 soon", .badTime("soon")), ("a 1 2 3", .badTime("2")),
    ])
    func `a bad line is counted, and the others are read`(line: String, problem: PrometheusTextError.Problem) throws {
        let text = try parse("ok 1\n\(line)\nok 2\n")
        #expect(text.samples.count == 2)
        #expect(text.badLines == 1)
        #expect(text.firstBadLine == PrometheusTextError(line: 2, problem: problem))
    }

    @Test func `text without one readable line is an error`() {
        #expect(throws: PrometheusTextError(line: 1, problem: .noName)) {
            try parse("<html>\n<body>404</body>\n</html>")
        }
    }

    @Test func `an empty exposition is no error`() throws {
        #expect(try parse("").samples.isEmpty)
        #expect(try parse("# nothing yet\n\n").samples.isEmpty)
    }

    @Test func `a line, a name or a label set beyond its limit is a bad line`() throws {
        let long = String(repeating: "x", count: PrometheusText.lineBytesMax)
        let name = String(repeating: "n", count: PrometheusText.nameBytesMax + 1)
        let labels = (0...PrometheusText.labelsMax).map { "l\($0)=\"\"" }.joined(separator: ",")
        let text = try parse("ok 1\na{x=\"\(long)\"} 1\n\(name) 1\na{\(labels)} 1\n")
        #expect(text.badLines == 3)
        #expect(text.samples.count == 1)
    }

    @Test func `a text beyond its limits is an error`() {
        #expect(throws: PrometheusTextError(line: 1, problem: .tooManyBytes(PrometheusText.bytesMax + 1))) {
            try PrometheusText(parsing: [UInt8](repeating: 10, count: PrometheusText.bytesMax + 1), now: now)
        }
        #expect(throws: PrometheusTextError(line: PrometheusText.linesMax + 1, problem: .tooManyLines)) {
            try parse(String(repeating: "\n", count: PrometheusText.linesMax + 1))
        }
        #expect(throws: PrometheusTextError(line: PrometheusText.samplesMax + 1, problem: .tooManySamples)) {
            try parse(String(repeating: "a 1\n", count: PrometheusText.samplesMax + 1))
        }
    }

    /// Bytes of an exposition, cut, repeated and spoilt by seed: whatever comes, it returns or throws.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `no bytes make it trap`(seed: UInt64) {
        var random = RandomStreams(seed: seed).stream("exposition")
        let pieces = [
            "# TYPE ", "# HELP a b\n", "a", "vllm:x", "{", "}", "\"", "\\", "=", ",", " ", "\t", "1", "-", ".", "e",
            "NaN",
            "+Inf", "\n", "\r\n", "# EOF", "\u{0}", "é", "9223372036854775807", "1e308", "counter", "x=\"y\"", "{x=\"",
        ].map { Array($0.utf8) }
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0..<400, using: &random) {
            if Int.random(in: 0..<10, using: &random) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            } else {
                bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
        }
        do {
            let text = try PrometheusText(parsing: bytes, now: now)
            #expect(text.samples.allSatisfy { !$0.value.isNaN && $0.at <= now })
            for sample in text.samples { _ = text.isCounter(sample.name) }
        } catch {
            #expect(error.line >= 1)
        }
    }
}
