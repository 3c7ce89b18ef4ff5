/// What a request does, in the words of RBAC.
public enum Verb: String, Hashable, Sendable {
    case get
    case list
    case watch
    case create
    case update
    case patch
    case delete

    /// The HTTP method.
    public var method: TransferRequest.Method {
        switch self {
        case .get, .list, .watch: .get
        case .create: .post
        case .update: .put
        case .patch: .patch
        case .delete: .delete
        }
    }
}
