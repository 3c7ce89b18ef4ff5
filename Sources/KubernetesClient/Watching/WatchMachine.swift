/// Decides what a watcher does next: list, watch, read on, or wait.
///
/// Pure and total: every input has an answer in every state, and one that does not belong to the state (it can only be
/// late) changes nothing. The watcher carries the action out and reports what came of it.
struct WatchMachine: Equatable {
    /// What is known.
    enum State: Equatable {
        /// Nothing. Only a list leads out.
        case empty
        /// Pages arrive; readers still see the previous complete list. `isPaged` is false once a continue token has
        /// expired: then the list comes in one piece.
        case listing(token: String?, isPaged: Bool)
        /// The store is complete up to `version`, and a watch from there was asked for.
        case opening(version: String)
        /// The store is complete up to `version`, and the server tells what follows.
        case watching(version: String)
        /// Waiting after a failure. `version` is nil if the position is lost: a list must follow.
        case backingOff(version: String?)
    }

    /// What came of the last action.
    enum Input: Equatable {
        /// A page arrived; `token` asks for the next one, nil: it was the last.
        case page(version: String, token: String?)
        /// The server answered 200 to a watch.
        case opened
        /// A frame about an object arrived and is in the store.
        case event(version: String)
        /// A bookmark arrived.
        case bookmark(version: String)
        /// The server ended the watch in order.
        case ended
        /// The list or the watch failed.
        case failed(Failure)
        /// The wait is over.
        case waited
    }

    /// How a list or a watch failed, as far as it matters here.
    enum Failure: Equatable {
        /// 410, as a status or as an ERROR frame: the version or the token is forgotten.
        case gone
        /// The connection broke.
        case broken
        /// Nothing came for too long: a half-open connection.
        case silent
        /// The server or a proxy said no.
        case refused
        /// A frame was no JSON.
        case unreadable
    }

    /// What to do.
    enum Action: Equatable {
        /// List from the first page (`token` nil: forget the pages so far) or from the next one.
        case list(token: String?, isPaged: Bool)
        /// Put the list in the place of what was there, then watch.
        case replaceAndWatch(from: String, expectsBookmarks: Bool)
        /// Watch; `expectsBookmarks` if this server is known to send them, so that silence means something.
        case watch(from: String, expectsBookmarks: Bool)
        /// Read the next frame.
        case read
        /// Wait after the given number of failures in a row.
        case wait(failures: Int)
    }

    /// Watches in a row that brought not even a bookmark before the version is given up.
    ///
    /// After a restore from a backup the server may know only lower ones, and would wait for ever.
    static let fruitlessMax = 3

    private(set) var state = State.empty
    /// Failures since a frame last arrived: a list alone proves little, the watch after it may fail again.
    private(set) var failures = 0
    /// Watches in a row that brought nothing.
    private(set) var fruitless = 0
    /// Whether the present watch has brought anything.
    private(set) var hasBrought = false
    /// Whether this server has ever sent a bookmark.
    private(set) var expectsBookmarks = false

    /// The first action.
    mutating func start() -> Action {
        list(isPaged: true)
    }

    /// The action after `input`.
    mutating func next(after input: Input) -> Action {
        switch input {
        case .page(let version, let token): page(version: version, token: token)
        case .opened: opened()
        case .event(let version): frame(version: version)
        case .bookmark(let version): bookmark(version: version)
        case .ended: ended()
        case .failed(let failure): failed(failure)
        case .waited: waited()
        }
    }

    // MARK: Inputs

    private mutating func page(version: String, token: String?) -> Action {
        switch state {
        case .listing(_, let isPaged):
            if let token {
                state = .listing(token: token, isPaged: isPaged)
                return .list(token: token, isPaged: isPaged)
            }
            state = .opening(version: version)
            fruitless = 0
            hasBrought = false
            return .replaceAndWatch(from: version, expectsBookmarks: expectsBookmarks)
        case .empty, .opening, .watching, .backingOff:
            return present
        }
    }

    private mutating func opened() -> Action {
        switch state {
        case .opening(let version):
            state = .watching(version: version)
            return .read
        case .empty, .listing, .watching, .backingOff:
            return present
        }
    }

    private mutating func frame(version: String) -> Action {
        switch state {
        case .watching:
            state = .watching(version: version)
            failures = 0
            fruitless = 0
            hasBrought = true
            return .read
        case .empty, .listing, .opening, .backingOff:
            return present
        }
    }

    private mutating func bookmark(version: String) -> Action {
        switch state {
        case .watching:
            expectsBookmarks = true
            return frame(version: version)
        case .empty, .listing, .opening, .backingOff:
            return present
        }
    }

    private mutating func ended() -> Action {
        switch state {
        case .watching(let version):
            // A server that ends each watch at once must not be asked in a circle without a breath.
            guard hasBrought else { return fruitlessEnd(version) }
            return watch(from: version)
        case .empty, .listing, .opening, .backingOff:
            return present
        }
    }

    private mutating func failed(_ failure: Failure) -> Action {
        switch (state, failure) {
        case (.empty, _):
            return present
        case (.listing(.some, isPaged: true), .gone):
            return list(isPaged: false)
        case (.listing, _):
            return backOff(keeping: nil)
        case (.opening, .gone), (.watching, .gone):
            // No wait the first time: the version is only old. A server that forgets each list at once gets pauses.
            guard failures == 0 else { return backOff(keeping: nil) }
            failures = 1
            return list(isPaged: true)
        case (.opening, .unreadable), (.watching, .unreadable):
            return backOff(keeping: nil)
        case (.opening(let version), .broken), (.opening(let version), .refused), (.watching(let version), .refused):
            return backOff(keeping: version)
        case (.watching(let version), .broken):
            // A connection that worked is made again at once; the next failure in a row waits.
            return hasBrought ? watch(from: version) : backOff(keeping: version)
        case (.opening(let version), .silent), (.watching(let version), .silent):
            return hasBrought ? watch(from: version) : fruitlessEnd(version)
        case (.backingOff, _):
            return present
        }
    }

    private mutating func waited() -> Action {
        switch state {
        case .backingOff(let version?): return watch(from: version)
        case .backingOff(nil), .empty: return list(isPaged: true)
        case .listing, .opening, .watching: return present
        }
    }

    // MARK: Steps

    /// What the state asks for anyway.
    private var present: Action {
        switch state {
        case .empty: .list(token: nil, isPaged: true)
        case .listing(let token, let isPaged): .list(token: token, isPaged: isPaged)
        case .opening(let version): .watch(from: version, expectsBookmarks: expectsBookmarks)
        case .watching: .read
        case .backingOff: .wait(failures: failures)
        }
    }

    private mutating func list(isPaged: Bool) -> Action {
        state = .listing(token: nil, isPaged: isPaged)
        return .list(token: nil, isPaged: isPaged)
    }

    private mutating func watch(from version: String) -> Action {
        state = .opening(version: version)
        hasBrought = false
        return .watch(from: version, expectsBookmarks: expectsBookmarks)
    }

    private mutating func fruitlessEnd(_ version: String) -> Action {
        fruitless += 1
        guard fruitless < Self.fruitlessMax else {
            fruitless = 0
            return backOff(keeping: nil)
        }
        return backOff(keeping: version)
    }

    private mutating func backOff(keeping version: String?) -> Action {
        failures += 1
        state = .backingOff(version: version)
        return .wait(failures: failures)
    }
}
