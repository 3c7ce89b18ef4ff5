import Foundation

/// How the C library keeps large blocks of memory.
///
/// The first list of a large cluster comes in pages of megabytes. glibc takes the first such block for a habit, keeps
/// the next ones in its heaps, and what is allocated between them pins their space for the life of the process: a
/// fifth of it for a thousand workloads. With a fixed threshold they go back to the system at once.
enum LargeBlocks {
    /// Of malloc.h, which no Swift module has: `int mallopt(int param, int value)`.
    private typealias Mallopt = @convention(c) (Int32, Int32) -> Int32
    private static let mmapThreshold: Int32 = -3
    /// glibc's own first threshold, in bytes; to set it is what fixes it.
    private static let threshold: Int32 = 128 << 10

    /// Fixes the threshold, for the start of a process.
    ///
    /// Does nothing where the library has no `mallopt`, as it is advice.
    static func returnAtOnce() {
        guard let found = dlsym(nil, "mallopt") else { return }
        _ = unsafeBitCast(found, to: Mallopt.self)(mmapThreshold, threshold)
    }
}
