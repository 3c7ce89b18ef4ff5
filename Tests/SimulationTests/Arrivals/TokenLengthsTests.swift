import Measures
import Testing

@testable import Simulation

@Suite struct TokenLengthsTests {
    private func draws(_ lengths: TokenLengths, _ recorded: RequestSize? = nil, count: Int = 20_000)
        -> [RequestSize]
    {
        var stream = RandomStreams(seed: 1).stream("lengths")
        return (0..<count).map { _ in lengths.draw(recorded, using: &stream) }
    }

    @Test func `a histogram's draws have its mean, and stay in its bins`() throws {
        let name = "servegen-mm-image.lengths.csv"
        let histogram = try LengthHistogram(bytes: TraceFixture.bytes(name), file: name)
        let sizes = draws(.histogram(histogram))
        let prompt = Moments(sizes.map { Double($0.promptTokens) })
        // Text and images together: 574.9 + 649.8.
        #expect(abs(histogram.mean.promptTokens - 1_224.7) < 0.2)
        #expect(abs(prompt.mean / 1_224.7 - 1) < 4 * prompt.variation / 141)
        #expect(
            abs(Moments(sizes.map { Double($0.outputTokens) }).mean / histogram.mean.outputTokens - 1)
                < 0.05)
        #expect(sizes.allSatisfy { $0.outputTokens >= 1 })
    }

    @Test func `a bin's probability is how often it is drawn`() throws {
        let csv =
            "field,low,high,probability\noutput_tokens,1,2,0.5\noutput_tokens,10,12,0.3\noutput_tokens,20,21,0.2\n"
        let outputs = draws(.histogram(try LengthHistogram(bytes: Array(csv.utf8), file: "a"))).map(
            \.outputTokens)
        for (token, share) in [(1, 0.5), (10, 0.15), (11, 0.15), (20, 0.2)] {
            #expect(abs(Double(outputs.count { $0 == token }) / 20_000 - share) < 0.015)
        }
        #expect(Set(outputs) == [1, 10, 11, 20])
    }

    @Test func `a sample keeps prompt and output together`() throws {
        let trace = try Trace(
            csv: "seconds,prompt_tokens,output_tokens\n0,100,1\n1,200,2\n2,900,9\n", file: "a.csv")
        let sizes = draws(.drawn(try #require(LengthSample(trace))))
        #expect(sizes.allSatisfy { $0.promptTokens == 100 * $0.outputTokens })
        #expect(abs(Moments(sizes.map { Double($0.promptTokens) }).mean - 400) < 12)
    }

    @Test func `a stretched sample has the recorded mean`() throws {
        let sample = try #require(LengthSample(TraceFixture.trace("azure-conv.requests.csv")))
        let sizes = draws(
            .stretched(sample, otherwise: .plain), RequestSize(promptTokens: 3_000, outputTokens: 50))
        #expect(abs(Moments(sizes.map { Double($0.promptTokens) }).mean - 3_000) < 100)
        #expect(abs(Moments(sizes.map { Double($0.outputTokens) }).mean - 50) < 2)
        #expect(Set(sizes).count > 100)
    }

    @Test(arguments: [
        ("field,low,high\n", "header is"),
        ("field,low,high,probability\noutput_tokens,1,2,0.9\n", "0.9 in all for output_tokens"),
        ("field,low,high,probability\ninput_tokens,1,2,1\n", "one named output_tokens"),
        ("field,low,high,probability\noutput_tokens,2,2,1\n", "line 2: high is \"2\""),
        (
            "field,low,high,probability\noutput_tokens,1,4,0.5\noutput_tokens,3,5,0.5\n",
            "line 3: low is \"3\""
        ),
        ("field,low,high,probability\noutput_tokens,1,2,nan\n", "probability is \"nan\""),
    ])
    func `a histogram that cannot be read is named`(csv: String, expected: String) {
        let error = #expect(throws: TraceError.self) {
            try LengthHistogram(bytes: Array(csv.utf8), file: "a.lengths.csv")
        }
        #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    }
}
