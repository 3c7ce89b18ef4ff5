// Reads the C library's headers too: with a static standard library `sigset_t` counts as its own.
import CCurl
import Foundation
import Measures

/// One run of a program whose output we want.
///
/// Blocks: for a thread of its own. Over posix_spawn, for Foundation's `Process` hands on the thread's blocked signals,
/// and its pipes to every other child: a plugin then outlives `terminate`, and its end is seen only when all the others
/// have ended.
struct PluginProcess {
    /// The longest silence; some ask a cloud.
    static let deadline = Duration.seconds(60)
    /// Silence is counted in slices, which needs no clock.
    private static let slice = Duration.milliseconds(100)
    /// The most that is read from it.
    static let outputBytesMax = 1 << 20

    var path: String
    var arguments: [String]
    var environment: [String: String]
    var deadline = Self.deadline

    /// Runs it and returns what it printed.
    ///
    /// Its error output goes to ours, as with kubectl.
    func output() throws(LoginError) -> [UInt8] {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw LoginError("no pipe: \(Self.words(errno))") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }  // no other child may keep ours open
        defer { close(ends[0]) }
        let started = Result { () throws(LoginError) in try start(writingTo: ends[1]) }
        close(ends[1])  // the child has its own; ours would keep the pipe open
        let child = try started.get()
        let output: [UInt8]
        do throws(LoginError) {
            output = try read(ends[0])
        } catch {
            kill(child, SIGKILL)
            _ = Self.wait(for: child)
            throw error
        }
        let status = Self.wait(for: child)
        // The low seven bits are the signal that ended it, the next eight its code.
        guard status & 0x7f == 0 else { throw LoginError("it was ended by signal \(status & 0x7f)") }
        let code = status >> 8 & 0xff
        guard code == 0 else { throw LoginError("it ended with code \(code)") }
        return output
    }

    private func start(writingTo output: Int32) throws(LoginError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var child: pid_t = 0
        let code = Self.withStrings([path] + arguments) { arguments in
            Self.withStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
                posix_spawn(&child, path, &actions, &attributes, arguments, environment)
            }
        }
        guard code == 0 else { throw LoginError("it does not start: \(Self.words(code))") }
        return child
    }

    private func read(_ descriptor: Int32) throws(LoginError) -> [UInt8] {
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        var silentMax = max(1, Int(deadline / Self.slice))
        while true {
            var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard Foundation.poll(&poll, 1, Int32(Self.slice / .milliseconds(1))) > 0 else {
                silentMax -= 1
                guard silentMax > 0 else { throw LoginError("no answer within \(deadline.seconds) s") }
                continue
            }
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count == 0 { return output }
            guard count > 0 else { throw LoginError("its output cannot be read") }
            output += buffer[..<count]
            guard output.count <= Self.outputBytesMax else {
                throw LoginError("more output than \(Self.outputBytesMax) bytes")
            }
        }
    }

    private static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status
    }

    private static func words(_ code: Int32) -> String {
        String(cString: strerror(code))
    }

    /// Lends a null-terminated array of C strings.
    private static func withStrings<Value>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
    ) -> Value {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
