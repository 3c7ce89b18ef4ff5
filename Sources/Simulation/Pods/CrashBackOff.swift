/// How long a container that ended by itself waits before it runs again, in seconds.
///
/// Source: kubelet, `MaxContainerBackOff` and `backOffPeriod`: 10 s, twice as long each time, five minutes at most, and
/// from the start again after ten minutes of running.
public struct CrashBackOff: Hashable, Sendable {
    /// The first wait.
    public var first = 10.0
    /// The longest wait.
    public var longest = 300.0
    /// A container that ran for so long has a clean record.
    public var forgivenAfter = 600.0

    /// The kubelet's.
    public init() {}

    /// The wait before the next run.
    ///
    /// - Parameter crashes: crashes in a row, this one included, at least 1.
    /// - Returns: seconds.
    func seconds(crashes: Int) -> Double {
        var wait = first
        // Doubling ends at the longest wait; a thousand crashes need no thousand steps.
        for _ in 1..<max(1, min(crashes, 64)) where wait < longest { wait *= 2 }
        return min(wait, longest)
    }
}
