import Simulation
import Testing

@Suite struct TraceTests {
    private func error(_ csv: String) -> String? {
        do throws(TraceError) {
            _ = try Trace(csv: csv, file: "a.csv")
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `requests are read in order, further columns are passed over`() throws {
        let trace = try Trace(
            csv: "seconds,prompt_tokens,output_tokens,session\n5,374,44,a\n9.5,396,109,b\n", file: "a.csv"
        )
        #expect(
            trace.content
                == .requests([
                    Request(arrivesAt: 0, promptTokens: 374, outputTokens: 44),
                    Request(arrivesAt: 4.5, promptTokens: 396, outputTokens: 109),
                ]))
    }

    @Test func `an empty cell of a rate is a gap and a 0 is a zero`() throws {
        let trace = try Trace(csv: "seconds,requests_per_second\n0,2\n10,\n20,0\n", file: "a.csv")
        guard case .rate(let steps, let stepSeconds) = trace.content else {
            Issue.record("no rate trace")
            return
        }
        #expect(steps.map(\.requestsPerSecond) == [2, nil, 0])
        #expect(stepSeconds == 10)
        #expect(trace.spanSeconds == 30)
    }

    @Test func `token rates become the mean size of a request`() throws {
        let trace = try Trace(
            csv: """
                seconds,requests_per_second,prompt_tokens_per_second,output_tokens_per_second
                0,2,1000,100
                10,0,0,0
                """, file: "a.csv")
        guard case .rate(let steps, _) = trace.content else {
            Issue.record("no rate trace")
            return
        }
        #expect(steps.map(\.size) == [RequestSize(promptTokens: 500, outputTokens: 50), nil])
    }

    @Test func `a tiny rate makes requests of a bounded size`() throws {
        let trace = try Trace(
            csv: """
                seconds,requests_per_second,prompt_tokens_per_second,output_tokens_per_second
                0,1e-300,5,5
                10,1,5,5
                """, file: "a.csv")
        guard case .rate(let steps, _) = trace.content else {
            Issue.record("no rate trace")
            return
        }
        #expect(steps[0].size == RequestSize(promptTokens: 1_000_000_000, outputTokens: 1_000_000_000))
    }

    @Test(arguments: [
        (
            "a,b\n", #"a.csv: line 1: header is "a,b"; accepted: seconds,prompt_tokens,output_tokens or "#
        ),
        (
            "seconds,prompt_tokens,output_tokens\n0,1,1\n1,x,1\n",
            #"a.csv: line 3: prompt_tokens is "x"; "#
        ),
        ("seconds,prompt_tokens,output_tokens\n0,1,0\n", #"a.csv: line 2: output_tokens is "0"; "#),
        ("seconds,prompt_tokens,output_tokens\n5,1,1\n4,1,1\n", #"a.csv: line 3: seconds is "4"; "#),
        ("seconds,prompt_tokens,output_tokens\n", #"file is "no requests""#),
        (
            "seconds,requests_per_second\n0,1\n10,1\n30,1\n",
            #"a.csv: line 4: seconds is "30"; accepted: steps of equal"#
        ),
        ("seconds,requests_per_second\n0,-1\n", #"a.csv: line 2: requests_per_second is "-1"; "#),
        ("seconds,requests_per_second\n0,nan\n", #"requests_per_second is "nan""#),
        ("seconds,requests_per_second\n0,\n10,\n", "at least one value"),
        ("", #"line 1: header is """#),
    ])
    func `what cannot be read names file, line, field, found and accepted`(
        csv: String, expected: String
    ) {
        let text = error(csv) ?? "no error"
        #expect(text.contains(expected))
    }
}
