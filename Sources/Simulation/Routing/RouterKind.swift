/// The rules by which requests are given to pods; the raw value is a rule's name in scenarios and results.
public enum RouterKind: String, Hashable, Codable, Sendable, CaseIterable {
    /// Any pod, each as likely: what kube-proxy's iptables rules do.
    case random
    /// One after the other.
    case roundRobin = "round-robin"
    /// The pod with the fewest requests now, chance among equals.
    case leastRequest = "least-request"
    /// Two different pods by chance, and of these the one with fewer requests.
    case powerOfTwo = "p2c"
    /// Smooth weighted round robin.
    ///
    /// Source: nginx, `ngx_http_upstream_get_peer`: every pod gains its weight, the highest is chosen and pays the sum.
    case weightedRoundRobin = "weighted-round-robin"
    /// Earliest deadline first, by weight.
    ///
    /// Source: Envoy, `EdfScheduler`: the earliest deadline is chosen; its next one is 1/weight later.
    case edf = "weighted-edf"
    /// The pod that had the fewest requests when all were last asked, every so many seconds.
    ///
    /// Between two looks all requests go where the least were: the herd effect. Source: Mitzenmacher, "How useful is
    /// old information?", 2000.
    case staleLeastRequest = "stale-least-request"
}
