import Annotations
import KubernetesAPI
import Workloads

extension Wish {
    /// Reads what `deployment` asks for; with `inShadowOnly` nothing that it asks for is ever written.
    init(_ deployment: Deployment, inShadowOnly: Bool) {
        do {
            let wish: Wish =
                switch try SpecParser.parse(deployment) {
                case .absent: .none
                case .off: .off
                case .spec(let spec): .spec(spec)
                }
            self = inShadowOnly ? wish.inShadow : wish
        } catch {
            self = .refused(error.note)
        }
    }

    /// Whether `before` and `after` say the same, so that they need not be read again.
    static func isSame(_ before: Deployment?, _ after: Deployment) -> Bool {
        guard let before else { return false }
        return before.metadata.annotations == after.metadata.annotations && before.template == after.template
            && before.metadata.uid == after.metadata.uid
    }
}
