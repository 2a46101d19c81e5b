import Foundation
import Ingestion
import Provenance
import Testing

@Suite struct ResourceFolderTests {
    @Test func `finds the data of the running test`() throws {
        let folder = try ResourceFolder.located()
        #expect(folder.files(in: "Outlets", withSuffix: ".json").contains("Outlets/fr.json"))
        #expect(try !folder.bytes(of: "Outlets/fr.json").isEmpty)
    }

    @Test(arguments: ["bin/sourcier_Provenance.resources/Resources", "share/sourcier", "share/sourcier/Resources"])
    func `finds the data that lie where a program was installed`(_ place: String) throws {
        let root = try scratch()
        defer { try? FileManager.default.removeItem(atPath: root) }
        try make(root + "/bin")
        try make("\(root)/\(place)/Outlets")
        let folder = try ResourceFolder.located(executable: root + "/bin/sourcier")
        #expect(folder.path == "\(root)/\(place)")
    }

    @Test func `follows a link to the executable`() throws {
        let root = try scratch()
        defer { try? FileManager.default.removeItem(atPath: root) }
        try make(root + "/bin")
        try make(root + "/opt/sourcier_Provenance.resources/Resources/Outlets")
        try Data().write(to: URL(filePath: root + "/opt/sourcier"))
        try FileManager.default.createSymbolicLink(
            atPath: root + "/bin/sourcier", withDestinationPath: root + "/opt/sourcier")
        let folder = try ResourceFolder.located(executable: root + "/bin/sourcier")
        #expect(folder.path == root + "/opt/sourcier_Provenance.resources/Resources")
    }

    @Test func `names the file that cannot be read`() throws {
        let folder = ResourceFolder(path: "/nowhere")
        #expect(folder.files(in: "Outlets", withSuffix: ".json").isEmpty)
        let error = #expect(throws: IngestionError.self) { try folder.bytes(of: "Outlets/xx.json") }
        #expect(error?.code == .inputOutput)
        #expect(error?.message.contains("/nowhere/Outlets/xx.json") == true)
    }

    private func scratch() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "sourcier-\(UUID().uuidString)").path
        try make(path)
        return path
    }

    private func make(_ folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
}
