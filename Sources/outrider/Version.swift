/// The program's version, in `--version`, the User-Agent and `outrider_build_info`.
enum Version {
    static let text = "0.1.0"
}
