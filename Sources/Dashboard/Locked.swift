import Foundation

/// A value that one thread at a time may touch.
///
/// Sendable without the compiler's proof: `value` is private and every access to it holds `lock`.
final class Locked<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) {
        self.value = value
    }

    /// Runs `body` alone with the value.
    ///
    /// It must not suspend, and must not come back here.
    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.withLock { body(&value) }
    }
}
