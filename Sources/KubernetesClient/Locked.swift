import Foundation

/// A value behind a lock.
///
/// Over NSLock and not `Synchronization.Mutex`, which the thread sanitizer cannot see (Documentation/Decisions).
public final class Locked<Value>: @unchecked Sendable {
    // Sendable: `value` is touched only inside `withLock`.
    private let lock = NSLock()
    private var value: Value

    /// Guards `value`.
    public init(_ value: sending Value) {
        self.value = value
    }

    /// Runs `body` alone; keep it short, and never wait inside.
    public func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
