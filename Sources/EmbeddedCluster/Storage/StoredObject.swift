import KubernetesAPI
import NIOConcurrencyHelpers

/// One version of one object, and the bytes it was sent as, made once however many ask.
final class StoredObject: Sendable {
    /// `NAMESPACE/NAME`, or the name alone for cluster-scoped objects.
    let key: String
    /// The write that made this version; also its `metadata.resourceVersion`.
    let revision: Int64
    /// The object in the form in which it is stored.
    let object: JSONValue

    /// A way in which an object is sent.
    struct Form: Hashable, Sendable {
        enum Shape: Hashable, Sendable {
            /// With `apiVersion` and `kind`, as an answer or a frame carries it.
            case alone
            /// Without them, as typed lists carry it.
            case inList
            /// `PartialObjectMetadata`.
            case metadataOnly
        }

        var shape: Shape
        /// The group and version of the request.
        var groupVersion: String
    }

    private let encodings = NIOLockedValueBox<[Form: [UInt8]]>([:])

    init(key: String, revision: Int64, object: JSONValue) {
        self.key = key
        self.revision = revision
        self.object = object
    }

    /// The JSON text of `form`; `make` is called when it was not asked for before.
    func bytes(_ form: Form, make: () -> JSONValue) -> [UInt8] {
        if let known = encodings.withLockedValue({ $0[form] }) { return known }
        let bytes = make().bytes
        encodings.withLockedValue { $0[form] = bytes }
        return bytes
    }

    /// The key of an object.
    static func key(namespace: String, name: String) -> String {
        namespace.isEmpty ? name : "\(namespace)/\(name)"
    }
}
