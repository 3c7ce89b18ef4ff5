/// How to reach one host while TLS names another (`tls-server-name`).
///
/// libcurl checks the certificate against the URL's host, so the URL gets the name and the connection the real host.
struct ServerRoute: Equatable {
    /// The URL with the TLS name as its host.
    var url: String
    /// What the Host header says: the real host.
    var host: String
    /// libcurl's `HOST:PORT:CONNECT-TO-HOST:CONNECT-TO-PORT`.
    var connectTo: String

    /// Makes a route; nil if the request names no other server, or its URL is no https one.
    init?(_ request: TransferRequest) {
        guard let name = request.trust.serverName, let parts = URLParts(request.url), parts.scheme == "https",
            name != parts.host
        else { return nil }
        let port = parts.port ?? 443
        url = "https://\(name):\(port)\(parts.rest)"
        host = parts.port.map { "\(parts.host):\($0)" } ?? parts.host
        connectTo = "\(name):\(port):\(parts.host):\(port)"
    }
}
