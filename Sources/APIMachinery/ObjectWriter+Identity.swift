import KubernetesAPI

/// What the path says against what the body says.
extension ObjectWriter {
    /// Puts a new object into the namespace of the path.
    func placeInNamespace(_ object: inout JSONValue, _ request: WriteRequest) throws(StatusError) {
        let given = object[path: "metadata", "namespace"]?.stringValue ?? ""
        guard request.type.isNamespaced else { return }
        guard given.isEmpty || given == request.namespace else {
            throw .badRequest("the namespace of the provided object does not match the namespace sent on the request")
        }
        object.changeObject("metadata") { $0["namespace"] = .string(request.namespace) }
    }

    /// Holds an update to the name and namespace of the path.
    func checkIdentity(_ object: inout JSONValue, _ request: WriteRequest) throws(StatusError) {
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        guard !name.isEmpty else {
            throw .badRequest(
                "the name of the object (\(request.name) based on URL) was undeterminable: name must be provided")
        }
        guard name == request.name else {
            throw .badRequest("the name of the object (\(name)) does not match the name on the URL (\(request.name))")
        }
        let namespace = object[path: "metadata", "namespace"]?.stringValue ?? ""
        guard namespace.isEmpty || namespace == request.namespace else {
            throw .badRequest(
                "the namespace of the object (\(namespace)) does not match the namespace on the URL "
                    + "(\(request.namespace))")
        }
        if request.type.isNamespaced {
            object.changeObject("metadata") { $0["namespace"] = .string(request.namespace) }
        }
    }

    /// A PUT of another incarnation is a conflict, in the words of the storage.
    func checkUID(_ object: JSONValue, _ existing: JSONValue, _ request: WriteRequest) throws(StatusError) {
        let given = object[path: "metadata", "uid"]?.stringValue ?? ""
        let found = existing[path: "metadata", "uid"]?.stringValue ?? ""
        guard !given.isEmpty, given != found else { return }
        let key = [request.type.name, request.namespace, request.name].filter { !$0.isEmpty }.joined(separator: "/")
        throw .conflict(
            request.type, name: request.name,
            "StorageError: invalid object, Code: 4, Key: /registry/\(key), ResourceVersion: 0, AdditionalErrorMsg: "
                + "Precondition failed: UID in precondition: \(given), UID in object meta: \(found)")
    }
}
