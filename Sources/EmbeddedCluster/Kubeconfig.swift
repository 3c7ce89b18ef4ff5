import Foundation

/// Writes the kubeconfig of a cluster's admin.
enum Kubeconfig {
    static func text(url: String, authority: String, token: String) -> String {
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: outrider
          cluster:
            server: \(url)
            certificate-authority-data: \(Data(authority.utf8).base64EncodedString())
        users:
        - name: admin
          user:
            token: \(token)
        contexts:
        - name: outrider
          context:
            cluster: outrider
            user: admin
        current-context: outrider

        """
    }
}
