import KubernetesAPI

extension WatchMachine.Failure {
    /// What a failed request means to a watcher.
    init(_ error: ClientError) {
        switch error.reason {
        case .status(let status): self.init(code: status.code)
        case .transport(.silent): self = .silent
        case .transport(.refused), .transport(.unresolved), .transport(.untrusted), .transport(.credentials),
            .transport(.invalid), .credentials:
            self = .refused
        case .transport(.cancelled), .transport(.stopped), .transport(.deadline), .transport(.interrupted):
            self = .broken
        case .transport(.tooLarge), .decoding: self = .unreadable
        }
    }

    /// What an HTTP status, or the code of an ERROR frame, means to a watcher.
    init(code: Int) {
        self = code == 410 ? .gone : .refused
    }

    /// The label of `outrider_watch_restarts_total`.
    var reason: String {
        switch self {
        case .gone: "gone"
        case .broken: "broken"
        case .silent: "silent"
        case .refused: "refused"
        case .unreadable: "unreadable"
        }
    }
}
