import Foundation

/// One or more kubeconfig files, merged as kubectl does: of what has one name, the first file's stands.
struct Kubeconfig {
    /// An entry and the folder of its file, which its relative paths start from.
    struct Entry<Value> {
        var value: Value
        var folder: String
    }

    /// The files that were read, for messages.
    private(set) var paths: [String] = []
    private(set) var currentContext = ""
    private(set) var clusters: [String: Entry<KubeconfigFile.Cluster>] = [:]
    private(set) var contexts: [String: Entry<KubeconfigFile.Context>] = [:]
    private(set) var users: [String: Entry<KubeconfigFile.User>] = [:]

    /// Merges files; the first is the strongest.
    ///
    /// - Parameters:
    ///   - paths: where they are.
    ///   - skipsMissing: whether a file that is not there is passed over, as those of a KUBECONFIG list are.
    /// - Throws: `LoginError` if a file cannot be read, or none is there.
    init(paths: [String], skipsMissing: Bool) throws(LoginError) {
        for path in paths {
            if skipsMissing, !FileManager.default.fileExists(atPath: path) { continue }
            let bytes = try FileMaterial.read(path).mapError { LoginError("kubeconfig \($0)") }.get()
            merge(try KubeconfigFile(yaml: bytes, path: path), folder: Self.folder(of: path))
            self.paths.append(path)
        }
        guard !self.paths.isEmpty else {
            throw LoginError("no kubeconfig: none of \(paths.joined(separator: ", ")) is there")
        }
    }

    /// What messages call it.
    var name: String { "kubeconfig \(paths.joined(separator: ":"))" }

    private mutating func merge(_ file: KubeconfigFile, folder: String) {
        if currentContext.isEmpty { currentContext = file.currentContext ?? "" }
        for cluster in file.clusters ?? [] {
            Self.add(cluster.cluster, cluster.name, folder, to: &clusters)
        }
        for context in file.contexts ?? [] {
            Self.add(context.context, context.name, folder, to: &contexts)
        }
        for user in file.users ?? [] {
            Self.add(user.user, user.name, folder, to: &users)
        }
    }

    private static func add<Value>(
        _ value: Value?, _ name: String?, _ folder: String, to entries: inout [String: Entry<Value>]
    ) {
        guard let value, let name, entries[name] == nil else { return }
        entries[name] = Entry(value: value, folder: folder)
    }

    private static func folder(of path: String) -> String {
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return (absolute as NSString).deletingLastPathComponent
    }

    /// The server and login of the context `wanted` (nil: the current one), whose plugins run in `environment`.
    func configuration(
        context wanted: String?, environment: [String: String]
    ) throws(LoginError) -> ClientConfiguration {
        let contextName = wanted ?? currentContext
        guard !contextName.isEmpty else {
            throw LoginError(
                "\(name): no current context; \(Self.choices(contexts)): choose one with --context, "
                    + "or kubectl config use-context NAME")
        }
        guard let context = contexts[contextName]?.value else {
            throw LoginError("\(name): context \"\(contextName)\" does not exist; \(Self.choices(contexts))")
        }
        let place = "\(name), context \(contextName)"
        guard let cluster = clusters[context.cluster ?? ""] else {
            throw LoginError(
                "\(place): cluster \"\(context.cluster ?? "")\" does not exist; \(Self.choices(clusters))")
        }
        guard let server = cluster.value.server, let parts = URLParts(server), ["http", "https"].contains(parts.scheme)
        else {
            throw LoginError(
                "\(place): server \"\(cluster.value.server ?? "")\" is no URL; accepted: https://HOST:PORT")
        }
        var login = Login()
        do throws(LoginError) {
            try login.apply(cluster)
            if let userName = context.user, !userName.isEmpty {
                guard let user = users[userName] else {
                    throw LoginError("user \"\(userName)\" does not exist; \(Self.choices(users))")
                }
                do throws(LoginError) {
                    try login.apply(user, cluster: cluster, environment: environment)
                } catch {
                    throw LoginError("user \"\(userName)\": \(error)")
                }
            }
        } catch {
            throw LoginError("\(place): \(error)")
        }
        let namespace = context.namespace ?? ""
        return ClientConfiguration(
            server: server, namespace: namespace.isEmpty ? "default" : namespace, origin: place, login: login)
    }

    /// Names to choose from; at most ten, for a message must stay a line.
    private static func choices<Value>(_ entries: [String: Entry<Value>]) -> String {
        guard !entries.isEmpty else { return "there is none" }
        let names = entries.keys.sorted()
        return "accepted: " + names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
    }
}
