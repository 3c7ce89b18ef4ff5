public import KubernetesAPI

/// The leases of one namespace.
public struct LeaseCalls: Sendable {
    private let client: Client
    private let namespace: String

    /// Speaks of the leases of `namespace`.
    public init(client: Client, namespace: String) {
        self.client = client
        self.namespace = namespace
    }

    /// Reads a lease; nil: there is none of that name.
    public func read(_ name: String) async throws(ClientError) -> Lease? {
        do {
            return try await client.get(Lease.self, namespace: namespace, name: name)
        } catch {
            if error.isNotFound { return nil }
            throw error
        }
    }

    /// Reads all leases that match a selector.
    public func list(labelSelector: String? = nil) async throws(ClientError) -> [Lease] {
        try await client.list(
            Lease.self, in: ListScope(namespace: namespace, labelSelector: labelSelector)
        ).items
    }

    /// Creates a lease; `isConflict` if somebody else was first.
    public func create(_ lease: Lease) async throws(ClientError) -> Lease {
        try await client.create(placed(lease))
    }

    /// Replaces a lease; `isConflict` if it is not the version that was read any more.
    public func replace(_ lease: Lease) async throws(ClientError) -> Lease {
        try await client.replace(placed(lease))
    }

    /// Deletes a lease if it is still the version that was read.
    public func delete(_ lease: Lease) async throws(ClientError) {
        let version = lease.metadata.resourceVersion
        try await client.delete(
            ResourcePath(.leases, namespace: namespace, name: lease.metadata.name),
            resourceVersion: version.isEmpty ? nil : version)
    }

    private func placed(_ lease: Lease) -> Lease {
        var lease = lease
        lease.metadata.namespace = namespace
        return lease
    }
}
