public import Simulation

extension ArrivalSpec {
    /// The sizes of its requests without their times: what a replica is measured with.
    ///
    /// Requests that bring their own sizes are drawn from; anything else has its sizes in `lengths` already.
    public var sizes: TokenLengths {
        guard case .recorded = lengths, case .trace(let trace) = source, let sample = LengthSample(trace) else {
            return lengths
        }
        return .drawn(sample)
    }
}
