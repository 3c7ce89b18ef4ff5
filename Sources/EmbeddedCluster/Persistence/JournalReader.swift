import KubernetesAPI
import Measures

/// Turns the text of a journal into the store that wrote it.
struct JournalReader: Sendable {
    /// For error texts.
    let file: String
    private var lineNumber = 0

    init(file: String) {
        self.file = file
    }

    /// Reads a whole journal; a last line without an end was being written when the process died, and is dropped.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - now: the time that the restored history counts from.
    /// - Returns: the store; its history is that of the writes since the file was begun.
    /// - Throws: for a line that no journal of this version has.
    mutating func store(from bytes: [UInt8], now: Timestamp) throws(DataDirectoryError) -> ObjectStore {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        lineNumber = 1
        guard let first = lines.popFirst() else {
            throw error("missing", accepted: "the head of a journal")
        }
        let head = try head(first)
        var store = ObjectStore(revision: head.revision)
        for bytes in lines {
            lineNumber += 1
            let line = try line(bytes)
            guard line.revision <= head.revision || line.revision > store.revision else {
                throw error(
                    "of revision \(line.revision)",
                    accepted: "a revision after \(store.revision), that of the line before")
            }
            store.restore(line.resource, line.key, line.object, revision: line.revision, now: now)
        }
        return store
    }

    private func head(_ bytes: ArraySlice<UInt8>) throws(DataDirectoryError) -> JournalLine.Head {
        let json = try parse(bytes, accepted: "the head of a journal")
        guard json["journal"]?.stringValue == JournalLine.Head.name else {
            throw error("no head of a journal of ours", accepted: "a file that outrider cluster wrote")
        }
        guard json["version"]?.integerValue == JournalLine.Head.version else {
            let found = json["version"]?.integerValue.map { "of version \($0)" } ?? "without a version"
            throw error(found, accepted: "version \(JournalLine.Head.version)")
        }
        guard let revision = json["revision"]?.integerValue, revision > 0 else {
            throw error("without a revision", accepted: "the head of a journal")
        }
        return JournalLine.Head(revision: revision)
    }

    private func line(_ bytes: ArraySlice<UInt8>) throws(DataDirectoryError) -> JournalLine {
        let accepted = "a version of an object: resource, key, revision, object"
        let json = try parse(bytes, accepted: accepted)
        guard let resource = json["resource"]?.stringValue, let key = json["key"]?.stringValue,
            let revision = json["revision"]?.integerValue, let object = json["object"],
            object.isNull || object.objectValue != nil
        else { throw error("other JSON", accepted: accepted) }
        return JournalLine(
            resource: resource, key: key, revision: revision, object: object.isNull ? Optional.none : object)
    }

    private func parse(_ bytes: ArraySlice<UInt8>, accepted: String) throws(DataDirectoryError) -> JSONValue {
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            throw self.error("\(error)", accepted: accepted)
        }
    }

    private func error(_ found: String, accepted: String) -> DataDirectoryError {
        DataDirectoryError(file: file, field: "line \(lineNumber)", found: found, accepted: accepted)
    }
}
