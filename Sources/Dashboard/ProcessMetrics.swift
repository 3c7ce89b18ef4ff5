import Foundation

/// What the kernel says of this process, under the names that every Prometheus client uses.
struct ProcessMetrics {
    var cpuSeconds: Double
    var residentBytes: Double
    var virtualBytes: Double
    var startSeconds: Double?
    var openFiles: Int?

    /// Reads `/proc/self`; nil where there is none.
    ///
    /// These files are in memory: reading them does not block.
    static func read() -> ProcessMetrics? {
        guard let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            // The command's name, in parentheses, may hold anything; the fields stand after the last one.
            let end = stat.lastIndex(of: ")")
        else { return nil }
        let boot = (try? String(contentsOfFile: "/proc/stat", encoding: .utf8)).flatMap(bootTime)
        let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        return ProcessMetrics(
            fields: stat[stat.index(after: end)...].split(separator: " "), bootSeconds: boot, openFiles: files)
    }

    /// From the fields of proc(5) `stat` after the name: the first is the third, `state`.
    init?(fields: [Substring], bootSeconds: Double?, openFiles: Int?) {
        let ticksPerSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
        guard fields.count > 21, ticksPerSecond > 0,
            let user = Double(fields[11]), let system = Double(fields[12]), let start = Double(fields[19]),
            let virtual = Double(fields[20]), let pages = Double(fields[21])
        else { return nil }
        cpuSeconds = (user + system) / ticksPerSecond
        residentBytes = pages * Double(sysconf(Int32(_SC_PAGESIZE)))
        virtualBytes = virtual
        startSeconds = bootSeconds.map { $0 + start / ticksPerSecond }
        self.openFiles = openFiles
    }

    private static func bootTime(_ stat: String) -> Double? {
        stat.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Double($0.dropFirst(6)) }
    }

    /// Appends the series.
    func write(to text: inout MetricsText) {
        text.add(
            "process_cpu_seconds_total", .counter, help: "User and system CPU time in seconds.", value: cpuSeconds)
        text.add("process_resident_memory_bytes", .gauge, help: "Resident memory in bytes.", value: residentBytes)
        text.add("process_virtual_memory_bytes", .gauge, help: "Virtual memory in bytes.", value: virtualBytes)
        if let startSeconds {
            text.add(
                "process_start_time_seconds", .gauge, help: "Start time since 1970 in seconds.", value: startSeconds)
        }
        if let openFiles {
            text.add("process_open_fds", .gauge, help: "Open file descriptors.", value: Double(openFiles))
        }
    }
}
