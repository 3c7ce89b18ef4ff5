import Foundation
import Measures

/// One run of a program whose output we want.
///
/// Blocks: for a thread of its own.
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
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.standardError
        do {
            try process.run()
        } catch {
            throw LoginError("it does not start: \(error.localizedDescription)")
        }
        try? pipe.fileHandleForWriting.close()  // the child has its own; ours would keep the pipe open
        let output: [UInt8]
        do throws(LoginError) {
            output = try read(pipe.fileHandleForReading.fileDescriptor)
        } catch {
            process.terminate()
            process.waitUntilExit()
            throw error
        }
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw LoginError("it ended with code \(process.terminationStatus)")
        }
        return output
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
}
