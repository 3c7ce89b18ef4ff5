import Foundation

/// A mean that forgets at a given pace, and is not drawn to zero while it is young.
struct FadingMean: Hashable, Sendable {
    private(set) var value = 0.0
    /// The share of a whole weight that has been seen.
    private(set) var weight = 0.0

    /// Takes `sample` in with the weight `share`, in (0, 1].
    mutating func add(_ sample: Double, share: Double) {
        weight += share * (1 - weight)
        value += (sample - value) * share / weight
    }

    func pack(into writer: inout PackedWriter) {
        writer.write(value)
        writer.write(weight)
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        value = try reader.double()
        weight = try reader.double()
    }
}

/// The newest observation, and means over several stretches of the past.
///
/// The stretches are counted in periods of observation, so that a series in minutes and one in ten-minute steps
/// show the same picture; the longest two have lengths of their own.
struct RecentDemand: Hashable, Sendable {
    /// Time constants in periods of observation.
    static let stretches = [1.5, 4, 12, 48]
    /// Time constants in seconds, where they are longer than 96 and 288 periods.
    static let longStretches = [3600.0, 21600]
    /// How many means there are.
    static let count = 6
    /// The most that the first distance is taken for a period.
    ///
    /// It may as well be an outage, and a gap and all means are measured by it. An hour is longer than the step of any
    /// recording, of which the first distance is the period; a longer one is learned within some twenty observations.
    private static let firstPeriodMax = 3_600.0
    /// The time constant of `level` in seconds: two days.
    private static let levelSeconds = 172_800.0

    /// The newest demand.
    private(set) var latest = 0.0
    /// Its time, in seconds since the epoch; nil before the first observation.
    private(set) var latestAt: Double?
    /// The usual time between two observations, in seconds.
    private(set) var period = 15.0
    /// Fading means, shortest first.
    private(set) var means = Array(repeating: FadingMean(), count: count)
    /// Mean |change| from one observation to the next.
    private(set) var change = FadingMean()
    /// Mean distance from the mean of four periods, over 6, 48 and 400 periods.
    private(set) var noise = Array(repeating: FadingMean(), count: 3)
    /// The mean over two days.
    private(set) var level = FadingMean()

    /// The start of the time that an observation at `at` speaks for, without taking it in.
    ///
    /// It reaches back to the observation before, unless that is more than two and a half periods ago: then there is
    /// a gap, and it speaks for one period.
    func start(ofObservationAt at: Double) -> Double {
        guard let latestAt else { return at - period }
        return at - latestAt > 2.5 * period ? at - period : latestAt
    }

    /// Takes an observation in; later than all before.
    mutating func add(_ value: Double, at: Double) {
        defer {
            latest = value
            latestAt = at
        }
        if let before = latestAt {
            let distance = at - before
            if means[0].weight == 0 || count == 1 {
                period = min(distance, RecentDemand.firstPeriodMax)
            } else {
                period += 0.1 * (min(distance, 2.5 * period) - period)
            }
            change.add(abs(value - latest), share: 1.0 / 48)
            let innovation = abs(value - means[1].value)
            for (index, stretch) in [6.0, 48, 400].enumerated() {
                noise[index].add(innovation, share: 1 / stretch)
            }
        }
        count += 1
        for index in means.indices {
            means[index].add(value, share: 1 - exp(-period / seconds(ofMean: index)))
        }
        level.add(value, share: 1 - exp(-period / RecentDemand.levelSeconds))
    }

    /// Observations taken in.
    private(set) var count = 0

    /// The time constant of a mean.
    private func seconds(ofMean index: Int) -> Double {
        let short = RecentDemand.stretches.count
        if index < short { return RecentDemand.stretches[index] * period }
        return max(RecentDemand.longStretches[index - short], period * [96, 288][index - short])
    }

    func pack(into writer: inout PackedWriter) {
        writer.write(latest)
        writer.write(Int64(latestAt == nil ? 0 : 1))
        writer.write(latestAt ?? 0)
        writer.write(period)
        writer.write(Int64(count))
        for mean in means + noise + [change, level] { mean.pack(into: &writer) }
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        latest = try reader.double()
        let known = try reader.count(atMost: 1)
        let at = try reader.double()
        // What a `Timestamp` can say; a period of more than a year is none.
        guard abs(at) < 9e9 else { throw .notANumber(at: 0) }
        latestAt = known == 1 ? at : nil
        period = try reader.double()
        guard period > 0, period < 4e7 else { throw .notANumber(at: 0) }
        count = try reader.count(atMost: PackedReader.countMost)
        for index in means.indices { try means[index].unpack(from: &reader) }
        for index in noise.indices { try noise[index].unpack(from: &reader) }
        try change.unpack(from: &reader)
        try level.unpack(from: &reader)
    }
}
