import Simulation

/// Everything that is counted while a run goes on: closed every span, opened when the warm-up is over.
struct Scorebook: Sendable {
    /// Length of a span: as often as the HPA looks.
    static let spanSeconds = 15.0
    /// Length of a window of the balance: long enough that every pod has had many requests.
    static let balanceSeconds = 60.0

    private(set) var balance = BalanceScore()
    private(set) var provision = ProvisionScore()
    private(set) var replicas = ReplicaScore()
    private(set) var promise = PromiseScore()
    /// The fewest replicas that are allowed.
    private let floor: Int
    private var spanStart: Double
    private var readySecondsBefore = 0.0
    private var balanceStart: PodUse

    /// Opens the book on a world that begins to be measured now.
    init(_ world: World, floor: Int) {
        self.floor = floor
        spanStart = world.seconds
        balanceStart = PodUse(world)
    }

    /// The size was changed.
    mutating func change(from old: Int, to new: Int) {
        replicas.change(from: old, to: new)
    }

    /// Closes the span that ends now.
    ///
    /// - Parameters:
    ///   - recent: what happened in it.
    ///   - world: as it is at the end.
    ///   - demand: replicas' worth of the expected work in it.
    mutating func closeSpan(_ recent: RecentRequests, _ world: World, demand: Double) {
        let seconds = world.seconds - spanStart
        guard seconds > 0 else { return }
        let measures = world.measures()
        provision.add(
            ready: (measures.readyPodSeconds - readySecondsBefore) / seconds, demand: demand, floor: floor,
            seconds: seconds)
        replicas.add(replicas: world.status.replicas, seconds: seconds)
        promise.add(
            end: world.seconds, seconds: seconds, finished: recent.completed + recent.lost, missed: recent.missed,
            late: world.inFlightLate)
        readySecondsBefore = measures.readyPodSeconds
        spanStart = world.seconds
        if world.seconds - balanceStart.seconds >= Self.balanceSeconds {
            let now = PodUse(world)
            balance.add(now.utilizations(since: balanceStart))
            balanceStart = now
        }
    }
}
