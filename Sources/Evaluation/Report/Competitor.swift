/// Who is compared: a policy, with the router in front of its pods.
public struct Competitor: Hashable, Sendable {
    /// The policy's name.
    public var policy: String
    /// The router's name.
    public var router: String

    /// Makes a competitor.
    public init(policy: String, router: String) {
        self.policy = policy
        self.router = router
    }
}
