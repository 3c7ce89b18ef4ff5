/// How long one watch lasts, and how long it may be silent.
struct WatchLimits: Equatable {
    /// What the server is asked to end the watch after; drawn, so that a thousand watches do not end together.
    static let seconds = 290...600
    /// What a server may be late by.
    static let slack = Duration.seconds(30)
    /// Servers that send bookmarks do so each minute; one may be lost.
    static let bookmarkSilence = Duration.seconds(150)

    /// The query's `timeoutSeconds`.
    var timeoutSeconds: Int
    /// The silence after which the connection counts as dead.
    var silenceMax: Duration

    /// Draws the limits of one watch.
    init(expectsBookmarks: Bool, using generator: inout some RandomNumberGenerator) {
        timeoutSeconds = Int.random(in: Self.seconds, using: &generator)
        silenceMax = expectsBookmarks ? Self.bookmarkSilence : .seconds(timeoutSeconds) + Self.slack
    }
}
