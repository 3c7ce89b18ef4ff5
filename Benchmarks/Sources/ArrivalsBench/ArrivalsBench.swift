import Measures
import Simulation

/// Requests that arrivals make in a second, by source and process, and lines of a trace read in a second.
///
/// Aims: 5 million for a replay, 2 million for renewal processes and clients; a simulation of 100 requests a second at
/// a thousand times real time takes a tenth of a million.
@main
struct ArrivalsBench {
    private static let requests = 3_000_000
    private static let lines = 1_000_000
    private static let rounds = 3

    static func main() throws {
        let text = requestsFile(lines)
        var trace = try Trace(bytes: text, file: "bench.requests.csv")
        let reading = try ContinuousClock().measure { trace = try Trace(bytes: text, file: "bench.requests.csv") }
        print("reading a requests file       \(millions(lines, in: reading)) million lines/s")
        try show("replay", ArrivalSpec(.trace(trace), rateScale: 20, loops: true))
        try show("copies apart", ArrivalSpec(.trace(trace), rateScale: 20, growth: .apart, loops: true))
        // As many as the Azure conversations have: what fits into a cache.
        let sample = try Trace(bytes: requestsFile(13_531), file: "bench.requests.csv")
        let lengths = LengthSample(sample).map(TokenLengths.drawn)
        let shape = try Shape(text: "periodic:mean=100,amplitude=50,period=1h", field: "load")
        for process in ["even", "poisson", "gamma:0.5", "gamma:4", "weibull:4"] {
            let law = try ArrivalSpec.Process(text: process, field: "process")
            try show("shape, \(process)", ArrivalSpec(.shape(shape), process: law, lengths: lengths))
        }
        let clients = try Trace(csv: clientsFile(), file: "bench.clients.csv")
        try show("160 clients", ArrivalSpec(.trace(clients), lengths: lengths, loops: true))
    }

    /// The best of some rounds: what the machine can, not what else it did.
    private static func show(_ name: String, _ spec: ArrivalSpec) {
        var best = Duration.seconds(1_000)
        for _ in 0..<rounds {
            var arrivals = Arrivals(spec, streams: RandomStreams(seed: 1))
            let time = ContinuousClock().measure {
                for _ in 0..<requests { _ = arrivals.next() }
            }
            best = min(best, time)
        }
        let label = (name + String(repeating: " ", count: 30)).prefix(30)
        print("\(label)\(millions(requests, in: best)) million requests/s")
    }

    private static func millions(_ count: Int, in time: Duration) -> Double {
        (Double(count) / (time / Duration.microseconds(1)) * 100).rounded() / 100
    }

    private static func requestsFile(_ lines: Int) -> [UInt8] {
        var text = "seconds,prompt_tokens,output_tokens\n"
        for line in 0..<lines { text += "\(Double(line) / 1_000),\(line * 7 % 4_000),\(line % 300 + 1)\n" }
        return Array(text.utf8)
    }

    /// A day of windows, with laws as ServeGen publishes them.
    private static func clientsFile() -> String {
        var text = "seconds,client,requests_per_second,interarrival_cv,distribution,shape,scale\n"
        for window in 0..<144 {
            for client in 0..<160 {
                let law = client % 4 == 0 ? "Weibull,0.6,1" : "Gamma,0.4,1"
                text += "\(window * 600),\(client),\(Double(client % 9 + 1) / 4),1.5,\(law)\n"
            }
        }
        return text
    }
}
