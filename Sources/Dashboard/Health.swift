import Measures

/// Whether the process should be restarted, and whether it works.
struct Health {
    /// A loop that has not gone round for this long hangs.
    ///
    /// It goes round at least once a second.
    static let beatMax: Duration = .seconds(60)

    let status: ControllerStatus

    /// Nil while the loop goes round; else what is wrong.
    ///
    /// Not synced is no reason for a restart.
    var fault: String? {
        guard let beat = status.lastBeat else { return nil }
        let age = status.at - beat
        return age > Self.beatMax ? "the loop last went round \(Int(age.seconds)) s ago" : nil
    }

    /// Nil when decisions are made on a known world; else what is awaited.
    var unreadiness: String? {
        guard status.unsynced.isEmpty else { return "not read yet: " + status.unsynced.joined(separator: ", ") }
        return status.lastBeat == nil ? "the loop has not begun" : fault
    }
}
