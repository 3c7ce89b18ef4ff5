public import KubernetesAPI
public import Logging
import Measures

/// Keeps a store current: lists once, then watches, for as long as its task lives.
///
/// `WatchMachine` decides; this carries out. Readers of the store always see one complete list and what followed it.
public struct Watcher<Object: KubernetesObject>: Sendable {
    private let client: Client
    private let store: Store<Object>
    private let scope: ListScope
    private let log: Logger
    private let resource: String
    private let random: RandomStream

    /// Makes a watcher.
    ///
    /// - Parameters:
    ///   - client: whom to ask.
    ///   - store: what to keep current; no other watcher may write into it.
    ///   - scope: which objects.
    ///   - seed: of the jitter; give each replica another.
    ///   - log: for lists that had to be repeated and failures.
    public init(
        client: Client, store: Store<Object>, scope: ListScope = .everything, seed: UInt64 = 0, log: Logger
    ) {
        self.client = client
        self.store = store
        self.scope = scope
        resource = Object.resource.plural
        random = RandomStreams(seed: seed).stream("watch \(Object.resource.plural)")
        var log = log
        log[metadataKey: "resource"] = "\(Object.resource.plural)"
        self.log = log
    }

    /// Lists and watches until the task is cancelled.
    public func run() async {
        var turn = Turn(random: random)
        var machine = WatchMachine()
        var action = machine.start()
        while !Task.isCancelled {
            switch action {
            case .list(let token, let isPaged):
                action = machine.next(after: await list(token: token, isPaged: isPaged, &turn))
            case .replaceAndWatch(let version, let expectsBookmarks):
                store.replaceAll(turn.staged, now: client.clock.now())
                turn.staged = []
                action = machine.next(after: await open(from: version, expectsBookmarks: expectsBookmarks, &turn))
            case .watch(let version, let expectsBookmarks):
                action = machine.next(after: await open(from: version, expectsBookmarks: expectsBookmarks, &turn))
            case .read:
                action = await read(&machine, &turn)
            case .wait(let failures):
                turn.close()
                await wait(failures: failures, &turn)
                action = machine.next(after: .waited)
            }
        }
        turn.close()
    }

    /// What one run carries from action to action.
    private struct Turn {
        var random: RandomStream
        var staged: [Object] = []
        var stream: EventStream<Object>?
        /// How long the server asked to wait when it last said no.
        var retryAfter: Duration?

        mutating func close() {
            stream?.close()
            stream = nil
        }
    }

    // MARK: Actions

    private func list(token: String?, isPaged: Bool, _ turn: inout Turn) async -> WatchMachine.Input {
        turn.close()
        if token == nil { turn.staged = [] }
        do throws(ClientError) {
            let page = try await client.page(
                Object.self, in: scope, limit: isPaged ? Client.pageSize : 0, continueToken: token)
            for fault in page.unreadable { noteUnreadable(fault.description) }
            turn.staged += page.items
            return .page(
                version: page.resourceVersion, token: page.continueToken.isEmpty ? nil : page.continueToken)
        } catch {
            return note(error, "list failed", &turn)
        }
    }

    private func open(from version: String, expectsBookmarks: Bool, _ turn: inout Turn) async -> WatchMachine.Input {
        turn.close()
        let limits = WatchLimits(expectsBookmarks: expectsBookmarks, using: &turn.random)
        do throws(ClientError) {
            turn.stream = try await client.watch(Object.self, in: scope, from: version, limits: limits)
            return .opened
        } catch {
            return note(error, "watch failed", &turn)
        }
    }

    private func read(_ machine: inout WatchMachine, _ turn: inout Turn) async -> WatchMachine.Action {
        let frames: [WatchEvent<Object>]
        do throws(ClientError) {
            guard let next = try await turn.stream?.next() else {
                store.prove(now: client.clock.now())
                return machine.next(after: .ended)
            }
            frames = next
        } catch {
            return machine.next(after: note(error, "watch failed", &turn))
        }
        let now = client.clock.now()
        for frame in frames {
            let action = machine.next(after: take(frame, now: now))
            if action != .read { return action }
        }
        return .read
    }

    private func take(_ frame: WatchEvent<Object>, now: Timestamp) -> WatchMachine.Input {
        switch frame {
        case .added(let object), .modified(let object):
            store.put(object, now: now)
            return .event(version: object.metadata.resourceVersion)
        case .deleted(let object):
            store.remove(object, now: now)
            return .event(version: object.metadata.resourceVersion)
        case .bookmark(let version, _):
            store.prove(now: now)
            return .bookmark(version: version)
        case .unreadable(let version, let fault):
            noteUnreadable(fault.description)
            return version.isEmpty ? .failed(.unreadable) : .event(version: version)
        case .error(let status):
            log.info("the server ended the watch", metadata: ["code": "\(status.code)", "why": "\(status.message)"])
            let failure = WatchMachine.Failure(code: status.code)
            client.metrics.noteRestart(of: resource, reason: failure.reason)
            return .failed(failure)
        }
    }

    private func wait(failures: Int, _ turn: inout Turn) async {
        let delay = max(Backoff.watch.delay(after: failures, using: &turn.random), turn.retryAfter ?? .zero)
        turn.retryAfter = nil
        // Only cancellation ends the sleep early, and then `run` ends.
        try? await client.clock.sleep(until: client.clock.now() + delay)
    }

    // MARK: What went wrong

    private func note(_ error: ClientError, _ what: Logger.Message, _ turn: inout Turn) -> WatchMachine.Input {
        let failure = WatchMachine.Failure(error)
        turn.retryAfter = error.retryAfter
        if !error.isCancelled {
            client.metrics.noteRestart(of: resource, reason: failure.reason)
            log.warning(what, metadata: ["error": "\(error)", "reason": "\(failure.reason)"])
        }
        return .failed(failure)
    }

    /// One object that we cannot read must not hide the others: the store keeps what it knew of it.
    private func noteUnreadable(_ fault: String) {
        client.metrics.noteRestart(of: resource, reason: "unreadable_object")
        log.error("an object cannot be read; its last readable state stands", metadata: ["error": "\(fault)"])
    }
}
