public import Measures
import NIOConcurrencyHelpers
public import Simulation
public import Workloads

/// The one fleet of a cluster: the controllers move it, the metrics APIs and the pods' own servers look at it.
public final class SharedFleet: Sendable {
    /// Wishes that wait; only without `PodListeners`, which takes them at once, are there so many.
    private static let wishesMax = 10_000

    private let world: NIOLockedValueBox<FleetWorld>
    /// Where its pods' addresses begin; spread by the instant of the start, since the seed is often the same.
    let place: UInt64
    /// What `PodListeners` is asked for.
    let wishes: AsyncStream<PodServerWish>
    private let wish: AsyncStream<PodServerWish>.Continuation

    /// Makes an empty fleet.
    ///
    /// - Parameters:
    ///   - seed: of all chance in it.
    ///   - origin: the instant at which it begins.
    ///   - trace: what the load `trace` replays; nil makes such loads empty.
    public init(seed: UInt64, origin: Timestamp, trace: Trace? = nil) {
        // Fibonacci hashing: instants that are close give places that are far apart.
        place = (UInt64(bitPattern: origin.nanoseconds) &* 0x9e37_79b9_7f4a_7c15) >> 32
        world = NIOLockedValueBox(FleetWorld(fleet: Fleet(seed: seed, origin: origin, trace: trace)))
        (wishes, wish) = AsyncStream<PodServerWish>.makeStream(bufferingPolicy: .bufferingNewest(Self.wishesMax))
    }

    /// What a Deployment's pods did in the last `window` (up to five minutes) and since it was created.
    ///
    /// - Returns: nil for a Deployment that the controllers have not seen.
    public func measures(of workload: WorkloadID, window: Duration) -> ServiceMeasures? {
        world.withLockedValue { $0.fleet.measures(of: workload, window: window) }
    }

    /// Looks at the world or changes it; `body` must be short.
    func withWorld<Result>(_ body: (inout FleetWorld) -> Result) -> Result {
        world.withLockedValue { body(&$0) }
    }

    /// Asks for a pod's own server to be opened or closed.
    func ask(_ wish: PodServerWish) {
        self.wish.yield(wish)
    }
}

/// What the kubelet asks of `PodListeners`.
enum PodServerWish: Sendable {
    case open(PodKey, address: String, port: Int)
    case close(PodKey)
}
