extension ArrivalSpec.Process {
    /// Reads `recorded`, `even`, `poisson`, `gamma:CV` or `weibull:CV`.
    ///
    /// - Parameters:
    ///   - text: the description; CV is the coefficient of variation of the distances, 0.05 to 100.
    ///   - field: how errors name it.
    /// - Throws: the text, and what is accepted.
    public init(text: String, field: String) throws(LoadError) {
        let pair = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let variation = pair.count == 2 ? Double(pair[1]) : nil
        switch (pair.first, variation) {
        case ("recorded", nil) where pair.count == 1: self = .recorded
        case ("even", nil) where pair.count == 1: self = .even
        case ("poisson", nil) where pair.count == 1: self = .poisson
        case ("gamma", let variation?) where RenewalLaw.variations.contains(variation):
            self = .renewal(.gamma(variation: variation))
        case ("weibull", let variation?) where RenewalLaw.variations.contains(variation):
            self = .renewal(.weibull(variation: variation))
        default:
            throw LoadError(
                field: field, found: text, accepted: "recorded, even, poisson, gamma:CV or weibull:CV, CV 0.05 to 100")
        }
    }
}
