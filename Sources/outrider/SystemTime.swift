import Foundation
import Measures

/// The machine's clock, or one that started with it at `origin` and runs `speed` times as fast.
///
/// The only place where the program reads a clock. Two processes with the same origin and speed see the same time,
/// which is how `demo` lets the controller live in the simulated fleet's time: virtual = origin + (real − origin) ×
/// speed.
struct SystemTime: TimeSource {
    /// Where virtual and real time are the same.
    let origin: Timestamp
    /// Virtual seconds a real second; one of `speeds`.
    let speed: Double

    /// The speeds that we accept: beyond them a short wait may be longer than a `Duration` holds.
    static let speeds = 0.001...1_000.0

    /// The machine's clock as it is.
    static let real = SystemTime(origin: Timestamp(nanoseconds: 0), speed: 1)

    /// A clock that runs `speed` times as fast, from this moment on.
    static func starting(speed: Double) -> SystemTime {
        SystemTime(origin: real.now(), speed: speed)
    }

    func now() -> Timestamp {
        let real = Timestamp(nanoseconds: Int64(Date().timeIntervalSince1970 * 1e9))
        guard speed != 1 else { return real }
        return origin + (real - origin) * speed
    }

    func sleep(until instant: Timestamp) async throws {
        try await Task.sleep(for: (instant - now()) / speed)
    }
}
