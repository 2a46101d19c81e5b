/// What a page is built in.
struct HTMLArena: Sendable {
    var nodes: [HTMLNode] = []
    var text: [UInt8] = []
    var attributes: [HTMLAttribute] = []
    var values: [UInt8] = []
    var scripts: [HTMLScript] = []
}
