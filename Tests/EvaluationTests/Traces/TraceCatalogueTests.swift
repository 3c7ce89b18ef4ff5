import Compression
import Foundation
import Measures
import Simulation
import Testing

@testable import Evaluation

@Suite struct TraceCatalogueTests {
    private static let requests = "seconds,prompt_tokens,output_tokens\n0,10,1\n1,20,2\n2,30,3\n3,40,4\n"
    private static let rate = "seconds,requests_per_second\n0,2\n10,4\n"
    private static let tokens =
        "seconds,requests_per_second,prompt_tokens_per_second,output_tokens_per_second\n0,2,400,20\n10,4,800,40\n"
    private static let clients =
        "seconds,client,requests_per_second,interarrival_cv,distribution,shape,scale\n0,a,3,1,Gamma,1,1\n"
    private static let lengths =
        "field,low,high,probability\ninput_tokens,100,101,1\noutput_tokens,7,8,1\n"

    private static func file(_ name: String, _ text: String) -> TraceFile {
        let bytes = Array(text.utf8)
        return TraceFile(name: name, bytes: name.hasSuffix(".gz") ? Gzip.pack(bytes) : bytes)
    }

    private static func sample() throws -> LengthSample {
        try #require(LengthSample(Trace(csv: requests, file: "default")))
    }

    private func catalogue(_ files: [TraceFile]) throws -> TraceCatalogue {
        try TraceCatalogue(files, otherwise: Self.sample())
    }

    @Test func `files of one stem are one trace, in the order of names`() throws {
        let catalogue = try catalogue([
            Self.file("b/z.rate.csv.gz", Self.rate), Self.file("a/y.rate.csv", Self.rate),
            Self.file("a/y.requests.csv", Self.requests), Self.file("x.clients.csv.gz", Self.clients),
            Self.file("x.rate.csv", Self.rate), Self.file("x.lengths.csv", Self.lengths),
            Self.file("README.md", "text"), Self.file("w.lengths.csv", Self.lengths),
        ])
        #expect(catalogue.traces.map(\.name) == ["x", "y", "z"])
        #expect(catalogue.traces.map(\.kind) == [.clients, .requests, .rate])
        #expect(catalogue.passedOver == ["README.md", "a/y.rate.csv", "w.lengths.csv", "x.rate.csv"])
        #expect(catalogue["z"]?.name == "z")
        #expect(catalogue["a"] == nil)
    }

    @Test func `tokens come from the best there is`() throws {
        let catalogue = try catalogue([
            Self.file("clients.clients.csv", Self.clients), Self.file("clients.lengths.csv", Self.lengths),
            Self.file("plain.rate.csv", Self.rate), Self.file("tokens.rate.csv", Self.tokens),
            Self.file("requests.requests.csv", Self.requests), Self.file("bare.clients.csv", Self.clients),
        ])
        func means(_ name: String) throws -> [Double] {
            let mean = try #require(catalogue[name]).mean
            return [mean.requests, mean.promptTokens, mean.outputTokens]
        }
        #expect(try means("clients") == [3, 300, 21])
        #expect(try means("plain") == [3, 75, 9])
        #expect(try means("tokens") == [3, 600, 30])
        #expect(try means("requests") == [1, 25, 2.5])
        #expect(try means("bare") == [3, 75, 7.5])
        let drawn = try #require(catalogue["tokens"]).arrivals(window: 0..<20, rateScale: 100)
        var arrivals = Arrivals(drawn, streams: RandomStreams(seed: 1))
        var (count, prompt) = (0, 0)
        while let request = arrivals.next() {
            count += 1
            prompt += request.promptTokens
        }
        #expect(abs(Double(prompt) / Double(count) - 200) < 10)
    }

    @Test func `a replay has each request's own tokens`() throws {
        let trace = try #require(try catalogue([Self.file("y.requests.csv", Self.requests)])["y"])
        var arrivals = Arrivals(try trace.arrivals(window: 0..<4, rateScale: 1), streams: RandomStreams(seed: 1))
        var prompts: [Int] = []
        while let request = arrivals.next() { prompts.append(request.promptTokens) }
        #expect(prompts == [10, 20, 30, 40])
        #expect(trace.meanSize == MeanSize(promptTokens: 25, outputTokens: 2.5))
    }

    @Test func `what cannot be read names the file`() throws {
        #expect(throws: TraceError.self) { try catalogue([Self.file("x.rate.csv", "seconds\n")]) }
        let cut = TraceFile(name: "x.rate.csv.gz", bytes: Gzip.pack(Array(Self.rate.utf8)).dropLast(9))
        let error = #expect(throws: TraceError.self) { try catalogue([cut]) }
        #expect(error?.description.hasPrefix("x.rate.csv.gz: line 1: file is \"is gzip that ends too early\"") == true)
        let twice = #expect(throws: TraceError.self) {
            try catalogue([Self.file("a/x.rate.csv", Self.rate), Self.file("b/x.rate.csv.gz", Self.rate)])
        }
        #expect(twice?.file == "b/x.rate.csv.gz")
    }

    @Test func `the content hash is that of the content, packed or not`() throws {
        let plain = try catalogue([Self.file("x.rate.csv", Self.rate)]).traces[0].contentHash
        #expect(try catalogue([Self.file("x.rate.csv.gz", Self.rate)]).traces[0].contentHash == plain)
        #expect(try catalogue([Self.file("x.rate.csv", Self.tokens)]).traces[0].contentHash != plain)
        let lengths = [Self.file("x.rate.csv", Self.rate), Self.file("x.lengths.csv", Self.lengths)]
        #expect(try catalogue(lengths).traces[0].contentHash != plain)
    }
}
