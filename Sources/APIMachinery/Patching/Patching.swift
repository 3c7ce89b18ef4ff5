import KubernetesAPI

/// JSON, merge and strategic merge patches of one object.
struct Patching {
    /// The type of the object that is patched, `Scale` for scale.
    let type: ResourceType
    let kind: PatchKind
    let options: WriteOptions

    /// `live`, in the version of the request, after the patch; unknown fields dropped.
    func patched(_ live: JSONValue, with body: RequestBody) throws(StatusError) -> BodyDecoder.Decoded {
        let (patch, duplicates) = try self.patch(body)
        let result = try applied(patch, to: live)
        guard let structure = Schema.builtIn.kind(group: type.group, version: type.version, kind: type.kind) else {
            throw .internalError("no structure of \(type.groupVersion) \(type.kind)")
        }
        var decoder = TypedDecoder(keepsEmpties: true)
        var object: JSONValue
        do {
            object = try decoder.object(result, as: structure)
        } catch {
            throw refusal(result, error.message)
        }
        object["kind"] = .string(type.kind)
        object["apiVersion"] = .string(type.groupVersion)
        let faults = duplicates.map { "duplicate field \"\($0)\"" } + BodyDecoder.faults(decoder.unknownFields, nil)
        switch options.fieldValidation {
        case .ignore: return BodyDecoder.Decoded(object: object, warnings: [])
        case .warn: return BodyDecoder.Decoded(object: object, warnings: faults)
        case .strict:
            guard faults.isEmpty else {
                throw refusal(result, "strict decoding error: \(faults.joined(separator: ", "))")
            }
            return BodyDecoder.Decoded(object: object, warnings: [])
        }
    }

    private func patch(_ body: RequestBody) throws(StatusError) -> (JSONValue, duplicates: [String]) {
        switch body {
        case .value(let value): return (value, [])
        case .bytes(let bytes, _):
            do {
                let value = try JSONValue(parsing: bytes)
                return (value, kind == .json ? [] : JSONOutline(of: bytes).duplicates)
            } catch {
                throw .badRequest("error decoding patch: \(error.reason)")
            }
        }
    }

    private func applied(_ patch: JSONValue, to live: JSONValue) throws(StatusError) -> JSONValue {
        if kind == .json {
            do {
                return try JSONPatch(patch).applied(to: live)
            } catch {
                switch error {
                case .malformed(let reason): throw .badRequest("error decoding patch: \(reason)")
                case .refused:
                    // The server does not say which operation.
                    throw StatusError(
                        code: 422, reason: "Invalid",
                        message: "the server rejected our request due to an error in our request", details: [:])
                }
            }
        }
        guard patch.objectValue != nil else {
            throw .badRequest(
                "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}")
        }
        guard kind == .strategic,
            let structure = Schema.builtIn.kind(group: type.group, version: type.version, kind: type.kind)
        else { return live.merged(with: patch) }
        return try StrategicMergePatch(patch).applied(to: live, as: structure)
    }

    /// 422 of a patch whose result is no such object.
    private func refusal(_ result: JSONValue, _ message: String) -> StatusError {
        .invalid(
            group: "", kind: "", name: "",
            [
                FieldError(
                    kind: .invalid, field: "patch",
                    text: "Invalid value: \(JSONValue.string(result.text).text): \(message)")
            ])
    }
}
