import Measures
import Simulation

/// Reads the load: a trace or a shape, and how requests are made of it.
enum LoadReader {
    private static let scales = 0.001...1_000.0
    private static let tokens = 1...1_000_000

    static func load(_ node: ScenarioNode) throws(ScenarioError) -> ScenarioLoad {
        let fields = try node.members([
            "trace", "shape", "process", "rate-scale", "time-scale", "prompt-tokens", "output-tokens", "from",
        ])
        let source: ScenarioLoad.Source
        switch (fields["trace"], fields["shape"]) {
        case (let trace?, nil): source = .trace(path: try trace.text())
        case (nil, let shape?): source = .shape(text: try shape.text(), try self.shape(shape))
        case (.some, let shape?): throw shape.refusal(accepted: "nothing beside a trace")
        case (nil, nil): throw node.missing("trace", accepted: "a trace file, or a shape in its place")
        }
        if case .shape = source, let from = fields["from"] { throw from.refusal(accepted: "nothing beside a shape") }
        var size = RequestSize.conversation
        if let prompt = fields["prompt-tokens"] { size.promptTokens = try prompt.integer(in: tokens) }
        if let output = fields["output-tokens"] { size.outputTokens = try output.integer(in: tokens) }
        return ScenarioLoad(
            source: source, process: try fields["process"].map(process),
            rateScale: try fields["rate-scale"]?.number(in: scales) ?? 1,
            timeScale: try fields["time-scale"]?.number(in: scales) ?? 1, size: size,
            from: try fields["from"]?.duration(upTo: .seconds(366 * 86_400)).seconds ?? 0)
    }

    private static func shape(_ node: ScenarioNode) throws(ScenarioError) -> Shape {
        let text = try node.text()
        do {
            return try Shape(text: text, field: "shape")
        } catch {
            throw node.refusal(accepted: error.accepted)
        }
    }

    private static func process(_ node: ScenarioNode) throws(ScenarioError) -> ArrivalSpec.Process {
        let text = try node.text()
        do {
            return try ArrivalSpec.Process(text: text, field: "process")
        } catch {
            throw node.refusal(accepted: error.accepted)
        }
    }
}
