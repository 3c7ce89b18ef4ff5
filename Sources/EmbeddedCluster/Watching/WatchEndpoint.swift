import APIMachinery
import HTTPServing
import KubernetesAPI
import Measures

/// GET of a collection with `watch=true`.
struct WatchEndpoint: Sendable {
    let server: APIServer

    /// How long a watch lasts whose client does not say.
    private static let lifetime = Duration.seconds(1_800)
    /// How often a bookmark tells where a quiet watch is.
    private static let bookmarkPeriod = Duration.seconds(60)
    /// A last bookmark comes so long before the end.
    private static let lastBookmark = Duration.seconds(2)

    /// Where a watch begins.
    private enum Start {
        /// With what there is, as ADDED frames, then what changes.
        case present(isMarked: Bool)
        /// With what changes after a version; nil is the newest.
        case after(Int64?)
    }

    func answer(_ call: Call) throws(StatusError) -> HTTPResponse {
        let wanted = try Negotiation(accept: call.request.headers["Accept"], isCollection: true)
        let options = try ListOptions(query: call.query.setting("watch", "true").items)
        let selection = try Selection(call: call, options: options)
        let start = try Self.start(options)
        let frames = WatchFrames(server: server, call: call, selection: selection, wanted: wanted)
        return Answer.stream { writer in
            var run = Run(server: server, call: call, options: options, frames: frames)
            try await run.run(start, to: writer)
        }
    }

    private static func start(_ options: ListOptions) throws(StatusError) -> Start {
        let text = options.resourceVersion
        guard let revision = text.isEmpty ? 0 : Int64(text) else { throw .internalError(RevisionText.problem(text)) }
        if let sendsInitialEvents = options.sendsInitialEvents {
            if sendsInitialEvents { return .present(isMarked: true) }
            return .after(revision > 0 ? revision : nil)
        }
        return revision > 0 ? .after(revision) : .present(isMarked: false)
    }

    /// One open watch.
    private struct Run {
        let server: APIServer
        let call: Call
        let options: ListOptions
        var frames: WatchFrames

        /// Sends frames until the time is up, the client goes, or its place is forgotten.
        mutating func run(_ start: Start, to writer: any HTTPBodyWriter) async throws {
            let began = server.wireTime.now()
            let end = began + (options.timeoutSeconds.map { Duration.seconds($0) } ?? lifetime)
            var bookmarkDue = min(began + bookmarkPeriod, max(end - lastBookmark, began))
            // The bell is up before the first look, so that no write falls between the two.
            let (stream, bell) = server.store.bell(for: call.type.storageName)
            let wireTime = server.wireTime
            let ringAt = { (instant: Timestamp) in
                Task {
                    try await wireTime.sleep(until: instant)
                    bell.yield()
                }
            }
            var position = try await begin(start, to: writer)
            var alarm = ringAt(min(bookmarkDue, end))
            defer { alarm.cancel() }
            bell.yield()
            for await _ in stream {
                guard let reached = try await sendChanges(after: position, to: writer) else { return }
                position = reached
                let now = server.wireTime.now()
                if now >= end { return }
                if now >= bookmarkDue {
                    if options.allowsBookmarks { try await writer.write(frames.bookmark(revision: position)) }
                    let last = end - lastBookmark
                    bookmarkDue = now < last ? min(now + bookmarkPeriod, last) : end
                    alarm = ringAt(min(bookmarkDue, end))
                }
            }
        }

        /// Sends what there is, if the watch begins so.
        ///
        /// - Returns: the version up to which the client knows everything.
        private mutating func begin(_ start: Start, to writer: any HTTPBodyWriter) async throws -> Int64 {
            switch start {
            case .after(let revision):
                return revision ?? server.store.read { $0.revision }
            case .present(let isMarked):
                let resource = call.type.storageName
                let namespace = call.listedNamespace
                let (objects, revision) = server.store.read { store in
                    (Array(store.list(resource, namespace: namespace)), store.revision)
                }
                var bytes: [UInt8] = []
                for object in objects {
                    if let frame = frames.initial(object) { bytes.append(contentsOf: frame) }
                }
                if isMarked, options.allowsBookmarks {
                    bytes += frames.bookmark(revision: revision, endsInitialEvents: true)
                }
                if !bytes.isEmpty { try await writer.write(bytes) }
                return revision
            }
        }

        /// Sends what changed.
        ///
        /// - Returns: the version up to which the client knows everything; nil if the watch must end.
        private mutating func sendChanges(
            after position: Int64, to writer: any HTTPBodyWriter
        ) async throws -> Int64? {
            let (changes, newest, oldest) = server.store.read { store in
                (store.history.changes(after: position), store.revision, store.history.forgottenUpTo)
            }
            guard let changes else {
                try await writer.write(frames.tooOld(position, oldest: oldest))
                return nil
            }
            var bytes: [UInt8] = []
            for change in changes {
                if let frame = frames.frame(of: change) { bytes.append(contentsOf: frame) }
            }
            if !bytes.isEmpty { try await writer.write(bytes) }
            return max(position, newest)
        }
    }
}
