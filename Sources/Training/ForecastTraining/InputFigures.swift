/// What the training set says of each input; the network's inputs are (feature − mean) ÷ deviation.
struct InputFigures: Sendable {
    var mean: [Float]
    var deviation: [Float]
    /// The extremes in deviations from the mean, a tenth wider.
    var low: [Float]
    var high: [Float]
}
