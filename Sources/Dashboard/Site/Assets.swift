import Report

/// The style sheet, the script and the icon: the only files there are.
struct Assets: Sendable {
    /// The words of these pages, beside those of the reports.
    static var phrases: [UInt8] { PackageResources.phrases_json }

    private let style = StyleSheet.report + String(decoding: PackageResources.dashboard_css, as: UTF8.self)
    private let script = String(decoding: PackageResources.dashboard_js, as: UTF8.self)
    private let icon = String(decoding: PackageResources.icon_svg, as: UTF8.self)

    func response(for name: String) -> WebResponse? {
        let response: WebResponse
        switch name {
        case "style.css": response = WebResponse(type: "text/css; charset=utf-8", style)
        case "dashboard.js": response = WebResponse(type: "text/javascript; charset=utf-8", script)
        case "icon.svg": response = WebResponse(type: "image/svg+xml", icon)
        default: return nil
        }
        return response.with("Cache-Control", "max-age=300")
    }
}
