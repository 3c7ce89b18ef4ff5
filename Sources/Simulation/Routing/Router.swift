/// Gives each request of one service to one of the pods that serve; a choice costs O(pods) at most.
///
/// A pod is known by its number in the fleet, and here by its place, which the fleet keeps beside the pod.
struct Router: Sendable {
    struct Member: Sendable {
        /// The pod's number in the fleet.
        let pod: Int
        /// Its share of the requests, relative to the others; only the weighted rules look at it.
        var weight: Double
        /// Requests at the pod now.
        var outstanding = 0
        /// Requests at the pod when all were last looked at.
        var seen = 0
        /// What it has gained and not yet been given, in weights (smooth weighted round robin).
        var credit = 0.0
        /// When it is due again (earliest deadline first), on the scheduler's own clock.
        var deadline = 0.0
    }

    let kind: RouterKind
    /// Seconds between two looks at the pods' requests.
    private let staleness: Double
    private(set) var members: [Member] = []
    /// The place of the next turn (round robin).
    private var turn = 0
    /// The last deadline that was met (earliest deadline first).
    private var clock = 0.0
    private var lookAt = 0.0

    /// Makes a router without pods.
    init(_ kind: RouterKind, staleness: Double) {
        self.kind = kind
        self.staleness = max(staleness, 1e-3)  // A thousand looks a second are as good as no delay.
    }

    /// The same pods, with their requests and weights, under another rule.
    init(_ kind: RouterKind, staleness: Double, members of: Router) {
        self.init(kind, staleness: staleness)
        for member in of.members {
            members.append(Member(pod: member.pod, weight: member.weight, outstanding: member.outstanding))
        }
        restartDeadlines()
    }

    /// Takes in a pod that serves.
    ///
    /// - Returns: its place.
    mutating func add(pod: Int, weight: Double, at now: Double) -> Int {
        look(at: now)
        var member = Member(pod: pod, weight: weight)
        member.deadline = clock + 1 / weight
        members.append(member)
        return members.count - 1
    }

    /// Takes out the pod of a place; those behind it move up by one.
    mutating func remove(place: Int, at now: Double) {
        look(at: now)
        members.remove(at: place)
        if turn > place { turn -= 1 }
    }

    /// Notes how many requests a pod has from `now` on.
    mutating func setOutstanding(_ count: Int, place: Int, at now: Double) {
        look(at: now)
        members[place].outstanding = count
    }

    /// Changes a pod's share; its present turn stands.
    mutating func setWeight(_ weight: Double, place: Int) {
        members[place].weight = weight
    }

    /// The number of the pod that a request at `now` is given to; nil if none serves.
    mutating func choose(at now: Double, using stream: inout some RandomNumberGenerator) -> Int? {
        guard members.count > 1 else { return members.first?.pod }
        look(at: now)
        let place =
            switch kind {
            case .random: Int.random(in: 0..<members.count, using: &stream)
            case .roundRobin: nextTurn()
            case .leastRequest: least(stale: false, using: &stream)
            case .powerOfTwo: lesserOfTwo(using: &stream)
            case .weightedRoundRobin: highestCredit()
            case .edf: earliestDeadline()
            case .staleLeastRequest: least(stale: true, using: &stream)
            }
        return members[place].pod
    }

    // MARK: Rules

    private mutating func nextTurn() -> Int {
        let place = turn < members.count ? turn : 0
        turn = place + 1
        return place
    }

    /// The place with the fewest requests, known now or when last looked at; each of several as likely.
    private func least(stale: Bool, using stream: inout some RandomNumberGenerator) -> Int {
        var best = 0
        var least = Int.max
        var equals = 0
        for place in members.indices {
            let load = stale ? members[place].seen : members[place].outstanding
            if load < least {
                best = place
                least = load
                equals = 1
            } else if load == least {
                equals += 1
            }
        }
        guard equals > 1 else { return best }
        var left = Int.random(in: 0..<equals, using: &stream)
        for place in members.indices where (stale ? members[place].seen : members[place].outstanding) == least {
            if left == 0 { return place }
            left -= 1
        }
        return best
    }

    private func lesserOfTwo(using stream: inout some RandomNumberGenerator) -> Int {
        let first = Int.random(in: 0..<members.count, using: &stream)
        let other = Int.random(in: 0..<(members.count - 1), using: &stream)
        let second = other < first ? other : other + 1
        return members[second].outstanding < members[first].outstanding ? second : first
    }

    private mutating func highestCredit() -> Int {
        var total = 0.0
        var best = 0
        for place in members.indices {
            members[place].credit += members[place].weight
            total += members[place].weight
            if members[place].credit > members[best].credit { best = place }
        }
        members[best].credit -= total
        return best
    }

    private mutating func earliestDeadline() -> Int {
        var best = 0
        for place in members.indices where members[place].deadline < members[best].deadline { best = place }
        clock = members[best].deadline
        members[best].deadline = clock + 1 / members[best].weight
        return best
    }

    private mutating func restartDeadlines() {
        clock = 0
        for place in members.indices { members[place].deadline = 1 / members[place].weight }
    }

    /// Looks at all pods if a look was due by `now`; called before anything changes, so that it sees what was there.
    private mutating func look(at now: Double) {
        guard kind == .staleLeastRequest, now >= lookAt else { return }
        for place in members.indices { members[place].seen = members[place].outstanding }
        lookAt = ((now / staleness).rounded(.down) + 1) * staleness
    }
}
