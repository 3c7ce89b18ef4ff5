/// Compares every cell with the oracle's of the same trace, router and seed.
public enum Regret {
    /// Fills `regret_to_oracle` in; it stays unknown where no oracle ran.
    public static func fill(_ cells: [CellResult]) -> [CellResult] {
        struct Place: Hashable {
            var trace: String
            var router: String
            var seed: UInt64
        }
        func place(_ cell: CellResult) -> Place {
            Place(trace: cell.trace, router: cell.router, seed: cell.seed)
        }
        let oracles = Dictionary(
            cells.filter { $0.policy == ScalerKind.oracle.rawValue }.map { (place($0), $0) },
            uniquingKeysWith: { $1 })
        return cells.map { cell in
            guard let oracle = oracles[place(cell)] else { return cell }
            var cell = cell
            cell.setRegret(oracle: oracle)
            return cell
        }
    }
}
