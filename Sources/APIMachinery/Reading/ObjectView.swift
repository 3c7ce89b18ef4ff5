public import KubernetesAPI

/// The forms in which stored objects are sent.
public struct ObjectView: Sendable {
    /// The resource in the version of the request.
    public var type: ResourceType
    /// The subresource of the request; `scale` shows a Scale.
    public var subresource: String?

    /// Shows objects of `type` as asked for in its version.
    public init(type: ResourceType, subresource: String? = nil) {
        self.type = type
        self.subresource = subresource
    }

    /// The object itself, in the version of the request.
    public func full(_ stored: JSONValue) -> JSONValue {
        if subresource == "scale" { return ScaleConversion.scale(of: stored) }
        return Conversion.fromStored(stored, to: type)
    }

    /// An object with nothing in it, as bookmarks carry it; `metadata` is the bookmark's own.
    ///
    /// The counts of replicas stand there as 0, since the server's own form of an object knows no absent ones.
    public func blank(metadata: JSONValue) -> JSONValue {
        var object = Conversion.canonical(
            ["kind": .string(type.kind), "apiVersion": .string(type.groupVersion)], type)
        if type.group == "apps", type.kind != "DaemonSet" {
            object.changeObject("spec") { $0["replicas"] = 0 }
        }
        object["metadata"] = metadata
        return object
    }

    /// `PartialObjectMetadata`.
    public func partial(_ stored: JSONValue) -> JSONValue {
        [
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
            // Annotations that only another version shows are not part of the metadata.
            "metadata": (subresource == "scale" ? full(stored) : stored)["metadata"] ?? [:],
        ]
    }

    /// A list of objects in the version of the request; `metadata` is the list's own.
    public func list(_ stored: [JSONValue], metadata: JSONValue) -> JSONValue {
        [
            "kind": .string("\(type.kind)List"), "apiVersion": .string(type.groupVersion), "metadata": metadata,
            "items": .array(
                stored.map { object in
                    var item = full(object)
                    item["kind"] = nil
                    item["apiVersion"] = nil
                    return item
                }),
        ]
    }

    /// `PartialObjectMetadataList`; without items it says null, as the server does.
    public func partialList(_ stored: [JSONValue], metadata: JSONValue) -> JSONValue {
        [
            "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
            "items": stored.isEmpty ? .null : .array(stored.map(partial)),
        ]
    }
}
