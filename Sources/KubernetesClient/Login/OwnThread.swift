import Foundation

/// Runs what may block (a file, a program) on a thread of its own, so that no task waits for it.
enum OwnThread {
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { done in
            let thread = Thread { done.resume(returning: work()) }
            thread.name = "outrider-blocking"
            thread.start()
        }
    }
}
