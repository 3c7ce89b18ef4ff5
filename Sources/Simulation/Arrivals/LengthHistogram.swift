import Measures

/// Token lengths in bins: `field,low,high,probability`, with `low` ≤ tokens < `high`.
///
/// The field `output_tokens` is what a request writes; the prompt is the sum of all other fields (`input_tokens`, or
/// text and images), drawn each for itself, because nothing is published of how they go together.
public struct LengthHistogram: Hashable, Sendable {
    static let header = ["field", "low", "high", "probability"]
    private static let fieldsMax = 16
    private static let binsMax = 100_000
    private static let outputField = "output_tokens"
    /// How far from 1 a field's probabilities may add up: they are printed with six digits.
    private static let sumTolerance = 0.01

    private struct Field: Hashable, Sendable {
        var name: String
        var lows: [Int] = []
        var highs: [Int] = []
        /// Probability of this bin and all before it.
        var cumulated: [Double] = []

        var mean: Double {
            var mean = 0.0
            var before = 0.0
            for index in lows.indices {
                mean += (cumulated[index] - before) * Double(lows[index] + highs[index] - 1) / 2
                before = cumulated[index]
            }
            return mean
        }

        /// The first bin whose cumulated probability is above a uniform number, and a uniform place in it.
        func draw(using stream: inout RandomStream) -> Int {
            let unit = stream.unitDraw()
            var low = 0
            var high = cumulated.count - 1
            while low < high {
                let middle = (low + high) / 2
                if cumulated[middle] > unit {
                    high = middle
                } else {
                    low = middle + 1
                }
            }
            return lows[low] + Int(stream.unitDraw() * Double(highs[low] - lows[low]))
        }
    }

    private var prompts: [Field] = []
    private var output: Field

    /// Reads the bytes of a file, not compressed.
    public init(bytes: [UInt8], file: String) throws(TraceError) {
        var text = TraceText(bytes: bytes, file: file)
        guard try text.next(), text.texts.starts(with: Self.header) else {
            throw text.fail(
                "header", text.texts.joined(separator: ","), Self.header.joined(separator: ","))
        }
        var fields: [Field] = []
        while try text.next() {
            guard text.cells.count >= Self.header.count else {
                throw text.fail("line", text.lineText, "as many cells as the header has")
            }
            let name = text.text(text.cells[0])
            let place = fields.firstIndex { $0.name == name } ?? fields.count
            if place == fields.count {
                guard place < Self.fieldsMax else {
                    throw text.fail("field", name, "at most \(Self.fieldsMax) fields")
                }
                fields.append(Field(name: name))
            }
            try Self.append(text, to: &fields[place])
        }
        for index in fields.indices {
            let sum = fields[index].cumulated.last ?? 0
            guard abs(sum - 1) <= Self.sumTolerance else {
                throw text.fail("probability", "\(sum) in all for \(fields[index].name)", "a sum of 1")
            }
            fields[index].cumulated = fields[index].cumulated.map { $0 / sum }
        }
        guard let output = fields.first(where: { $0.name == Self.outputField }) else {
            throw text.fail("field", fields.map(\.name).joined(separator: ","), "one named \(Self.outputField)")
        }
        self.output = output
        prompts = fields.filter { $0.name != Self.outputField }
    }

    private static func append(_ text: TraceText, to field: inout Field) throws(TraceError) {
        let low = try text.tokens(1, "low", from: field.highs.last ?? 0)
        let high = try text.tokens(2, "high", from: low + 1)
        guard let probability = text.number(3), (0...1).contains(probability) else {
            throw text.fail("probability", text.text(text.cells[3]), "a number from 0 to 1")
        }
        guard field.lows.count < binsMax else { throw text.fail("field", field.name, "at most \(binsMax) bins") }
        field.lows.append(low)
        field.highs.append(high)
        field.cumulated.append((field.cumulated.last ?? 0) + probability)
    }

    /// Mean tokens of a request.
    public var mean: MeanSize {
        MeanSize(promptTokens: prompts.reduce(0) { $0 + $1.mean }, outputTokens: max(1, output.mean))
    }

    /// Draws the prompt's fields in the order of the file, then the output.
    func draw(using stream: inout RandomStream) -> RequestSize {
        var prompt = 0
        for field in prompts { prompt += field.draw(using: &stream) }
        return RequestSize(promptTokens: prompt, outputTokens: max(1, output.draw(using: &stream)))
    }
}
