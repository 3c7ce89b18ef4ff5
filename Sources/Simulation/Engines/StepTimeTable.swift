/// Step times as measured at a few sizes, with straight lines between them.
public struct StepTimeTable: Hashable, Sendable {
    /// Seconds of a step by the number of writing sequences, while no prompt is read.
    public var writing: Interpolation
    /// Seconds of a step by the prompt tokens that it reads, while nothing is written.
    public var reading: Interpolation
    /// By how much longer a step is than its prompts' alone when sequences write beside them.
    public var mixedFactor: Double

    /// Makes a table.
    public init(writing: Interpolation, reading: Interpolation, mixedFactor: Double) {
        self.writing = writing
        self.reading = reading
        self.mixedFactor = mixedFactor
    }

    func seconds(promptTokens: Int, writers: Int) -> Double {
        reading.value(at: Double(promptTokens)) * (writers > 0 ? mixedFactor : 1)
    }
}
