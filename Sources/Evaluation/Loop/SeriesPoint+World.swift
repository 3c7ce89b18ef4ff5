import Simulation

extension SeriesPoint {
    /// The world as it is now, and what happened since the point before.
    init(_ world: World, _ recent: RecentRequests, demand: Double, utilizations: [Double]) {
        let status = world.status
        let pods = world.pods
        self.init(
            seconds: world.seconds, demandReplicas: demand, specReplicas: status.replicas, readyReplicas: status.ready,
            pendingReplicas: status.pending, ttftP95: recent.firstToken.quantile(0.95),
            waiting: pods.reduce(0) { $0 + $1.waiting }, running: pods.reduce(0) { $0 + $1.running },
            utilization: utilizations.isEmpty
                ? nil : utilizations.reduce(0, +) / Double(utilizations.count),
            lbEfficiency: BalanceScore.Window(utilizations)?.efficiency)
    }
}
