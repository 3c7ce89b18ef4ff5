import Testing

@testable import Dashboard

@Suite struct MetricsTextTests {
    @Test func `families come by name, each with its help and type once`() {
        var text = MetricsText()
        text.add("b_total", .counter, help: "B.", labels: [("x", "1")], value: 1)
        text.add("a", .gauge, help: "A.", value: 0.25)
        text.add("b_total", .counter, help: "B.", labels: [("x", "2")], value: 2)
        #expect(
            text.rendered == """
                # HELP a A.
                # TYPE a gauge
                a 0.25
                # HELP b_total B.
                # TYPE b_total counter
                b_total{x="1"} 1
                b_total{x="2"} 2

                """)
    }

    @Test func `what a label or a help holds cannot break a line`() {
        var text = MetricsText()
        text.add("a", .gauge, help: "one\ntwo \\ \"three\"", labels: [("x", "a\"b\\c\nd")], value: 1)
        #expect(text.rendered.contains(#"# HELP a one\ntwo \\ "three""#))
        #expect(text.rendered.contains(#"a{x="a\"b\\c\nd"} 1"#))
    }

    @Test(arguments: [(Double.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (3, "3"), (0.1, "0.1")])
    func `numbers are as Prometheus writes them`(value: Double, text: String) {
        #expect(MetricsText.number(value) == text)
    }
}
