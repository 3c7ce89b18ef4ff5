import Foundation

/// The validation as pictures for Documentation/Simulator.md.
enum Charts {
    static func write(to directory: String) throws {
        let published = Published.rows()
        try save(
            chart("Milliseconds a token by batch, Llama 8B on an H100", Published.line()), "inter-token", directory)
        for (name, title, part) in [
            ("decode-70b", "Milliseconds a token by batch, Llama 70B at TP8", "ms a token by batch"),
            ("prompt-70b", "Milliseconds of a prompt by tokens, Llama 70B at TP8", "ms of a prompt"),
            ("capacity", "Milliseconds a token by requests/s, 1,155 tokens in and 211 out", "at requests/s"),
        ] {
            let rows = published.filter { $0.group.contains(part) && (name == "capacity" || $0.group.hasPrefix("70B")) }
            try save(chart(title, rows), name, directory)
        }
        let queues = QueueGrid.rows(ofWorkers: [1, 4, 16], variations: [])
        var waits = Chart(title: "Mean wait by load, in service times; lines are Erlang's")
        for name in ["M/M/1", "M/M/4", "M/M/16"] {
            let rows = queues.filter { $0.name == name }
            waits.add(name, line: rows.map { ($0.load, $0.expected) }, marks: rows.map { ($0.load, $0.mean) })
        }
        try save(waits, "queues", directory)
        let fluid = FluidGrid.rows(of: [4]).filter { $0.load <= 1 }
        var misses = Chart(title: "Share of missed requests by load, 4 pods; lines are the fluid world")
        for setting in ["equal", "mixed", "mixed, random", "equal, gamma CV 3"] {
            let rows = fluid.filter { $0.setting == setting }
            misses.add(
                setting, line: rows.map { ($0.load, $0.missShare.fluid) },
                marks: rows.map { ($0.load, $0.missShare.events) })
        }
        try save(misses, "fluid-misses", directory)
    }

    private static func chart(_ title: String, _ rows: [Published.Row]) -> Chart {
        var chart = Chart(title: title + "; lines are published")
        var groups: [String] = []
        for row in rows where !groups.contains(row.group) { groups.append(row.group) }
        for group in groups {
            let points = rows.filter { $0.group == group }
            chart.add(
                String(group.prefix { $0 != "," }), line: points.map { ($0.x, $0.published) },
                marks: points.map { ($0.x, $0.measured) })
        }
        return chart
    }

    private static func save(_ chart: Chart, _ name: String, _ directory: String) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try chart.svg.write(toFile: "\(directory)/\(name).svg", atomically: true, encoding: .utf8)
    }
}
