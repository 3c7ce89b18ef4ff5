/// What the network says about all targets at one instant.
struct NetworkSayings {
    /// Whether the workload has been observed for long enough.
    let isOld: Bool
    /// Whether the network was trained on anything like this.
    let isInRange: Bool
    private let latest: Double
    private let scale: Double
    private let quantiles: [Float]

    /// Asks the network; nil while there is too little to ask about.
    init?(
        _ network: QuantileNetwork, recent: RecentDemand, history: History, memory: NetworkMemory,
        now: Season,
        then: [Season], isOld: Bool
    ) {
        var work = QuantileNetwork.Memory(for: network)
        guard work.row.fill(recent: recent, history: history, memory: memory, now: now, then: then)
        else { return nil }
        isInRange = network.run(&work)
        self.isOld = isOld
        latest = work.row.latest
        scale = work.row.scale
        quantiles = work.quantiles
    }

    /// What it says of the value at a horizon, by its place in `ForecastHorizon`.
    func value(_ horizon: Int) -> TargetForecaster.NetworkSaying { saying(head: horizon) }

    /// What it says of the maximum over a window: between the two nearest windows it knows.
    func maximum(over seconds: Double) -> TargetForecaster.NetworkSaying {
        let windows = NetworkTarget.windows
        let first = ForecastHorizon.allCases.count
        guard let above = windows.firstIndex(where: { $0 >= seconds }) else {
            return saying(head: first + windows.count - 1)
        }
        guard above > 0 else { return saying(head: first) }
        let part = (seconds - windows[above - 1]) / (windows[above] - windows[above - 1])
        let (near, far) = (saying(head: first + above - 1), saying(head: first + above))
        return TargetForecaster.NetworkSaying(
            centre: near.centre + (far.centre - near.centre) * part,
            spread: near.spread + (far.spread - near.spread) * part, mayBeHeard: near.mayBeHeard)
    }

    private func saying(head: Int) -> TargetForecaster.NetworkSaying {
        let base = head * QuantileLevel.allCases.count
        let (median, upper) = (Double(quantiles[base]), Double(quantiles[base + 2]))
        let isUsable = median.isFinite && upper.isFinite
        return TargetForecaster.NetworkSaying(
            centre: isUsable ? max(0, latest + scale * median) : latest,
            spread: isUsable ? scale * max(0, upper - median) : 0,
            mayBeHeard: isOld && isInRange && isUsable)
    }
}
