import Measures

/// The recent past of a service in slices.
struct ServiceRecord: Sendable {
    private struct Slice: Sendable {
        var number = Int.min
        var arrived = 0
        var firstToken = LatencyHistogram()
    }

    /// Seconds of a slice; a window is rounded up to whole slices.
    static let sliceSeconds = 10.0
    /// Slices kept: five minutes.
    static let slicesMax = 30

    private var slices = [Slice](repeating: Slice(), count: slicesMax)

    mutating func arrived(at now: Double) {
        slices[place(of: now)].arrived += 1
    }

    mutating func firstToken(after seconds: Double, at now: Double) {
        slices[place(of: now)].firstToken.add(seconds)
    }

    /// The slice of `now`, emptied if it held an older one.
    private mutating func place(of now: Double) -> Int {
        let number = Int((now / Self.sliceSeconds).rounded(.down))
        let place = ((number % Self.slicesMax) + Self.slicesMax) % Self.slicesMax
        if slices[place].number != number {
            slices[place] = Slice()
            slices[place].number = number
        }
        return place
    }

    /// Sums over the slices that end after `now - window`, the present one included.
    func window(
        _ window: Duration, at now: Double
    ) -> (seconds: Double, arrived: Int, firstToken: LatencyHistogram) {
        let newest = Int((now / Self.sliceSeconds).rounded(.down))
        let wanted = Int((window.seconds / Self.sliceSeconds).rounded(.up))
        let oldest = newest - min(max(1, wanted), Self.slicesMax - 1)
        var arrived = 0
        var firstToken = LatencyHistogram()
        for slice in slices where slice.number >= oldest && slice.number <= newest {
            arrived += slice.arrived
            firstToken.add(slice.firstToken)
        }
        return (now - Double(oldest) * Self.sliceSeconds, arrived, firstToken)
    }
}
