import Measures

/// Pods on their way to being ready, by the second at which they will be.
struct FluidStarts: Sendable {
    /// A pod that takes longer than this is ready then; lognormal loads of real models stay below.
    static let secondsMax = 4_096

    private var due = [Int](repeating: 0, count: secondsMax)
    private var second = 0
    private var stream: RandomStream
    private(set) var count = 0

    init(stream: RandomStream) {
        self.stream = stream
    }

    mutating func clear() {
        for place in due.indices { due[place] = 0 }
        count = 0
    }

    /// Begins to start a pod.
    mutating func add(_ startup: Startup) {
        let seconds = startup.pull.seconds + startup.drawLoadSeconds(using: &stream)
        let wait = min(Self.secondsMax - 1, max(1, Int(seconds.rounded(.up))))
        due[(second + wait) % Self.secondsMax] += 1
        count += 1
    }

    /// Gives up pods that are not ready yet, those that would be last first.
    ///
    /// - Returns: how many of `wanted` there were.
    mutating func cancel(_ wanted: Int) -> Int {
        var left = min(wanted, count)
        let cancelled = left
        var place = (second + Self.secondsMax - 1) % Self.secondsMax
        while left > 0 {
            let taken = min(left, due[place])
            due[place] -= taken
            left -= taken
            place = (place + Self.secondsMax - 1) % Self.secondsMax
        }
        count -= cancelled
        return cancelled
    }

    /// Lets a second pass.
    ///
    /// - Returns: pods that are ready now.
    mutating func pass() -> Int {
        second = (second + 1) % Self.secondsMax
        guard count > 0 else { return 0 }
        let ready = due[second]
        due[second] = 0
        count -= ready
        return ready
    }
}
