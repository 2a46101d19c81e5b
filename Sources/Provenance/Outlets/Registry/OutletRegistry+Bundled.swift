import FoundationEssentials
public import Ingestion

extension OutletRegistry {
    /// Reads the program's registry and a user's own files, which win.
    ///
    /// - Parameter userFolder: a folder of registry files of the user's own; one that does not exist is an empty one.
    /// - Returns: the registry in force.
    /// - Throws: `badData` with the first fault of a file, its line and what to do; `noSuchInput` where the program's
    ///   data are missing; `inputOutput` where a file cannot be read.
    public static func bundled(userFolder: String? = nil) throws(IngestionError) -> OutletRegistry {
        let folder = try ResourceFolder.located()
        var files = try registryFiles(in: folder, "Outlets", shownAs: "")
        if let userFolder {
            files += try registryFiles(in: ResourceFolder(path: userFolder), ".", shownAs: userFolder + "/")
        }
        if let fault = files.lazy.flatMap(\.faults).first {
            throw IngestionError(.badData, "the registry cannot be read: \(fault)")
        }
        return OutletRegistry(
            files.flatMap { $0.entries.map(\.outlet) }, vocabulary: try OutletVocabulary(folder),
            translation: try TranslationDictionary(folder))
    }

    /// Reads the registry files of a folder, in the order of their names.
    static func registryFiles(
        in folder: ResourceFolder, _ name: String, shownAs prefix: String
    ) throws(IngestionError) -> [RegistryFile] {
        var files: [RegistryFile] = []
        for path in folder.files(in: name, withSuffix: ".json") {
            let file = path.split(separator: "/").last.map(String.init) ?? path
            files.append(RegistryFile(name: prefix + file, bytes: try folder.bytes(of: path)))
        }
        return files
    }

    /// The registry in force as bytes that are the same for the same content, for a digest.
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        func add(_ field: String, _ values: [String]) {
            guard !values.isEmpty else { return }
            bytes.append(contentsOf: field.utf8)
            for value in values {
                bytes.append(0x1F)
                bytes.append(contentsOf: value.utf8)
            }
            bytes.append(0x1E)
        }
        for outlet in outlets {
            add("id", [outlet.id.rawValue])
            add("name", [outlet.name])
            add("kind", [outlet.kind.rawValue])
            add("languages", outlet.languages)
            add("country", outlet.country.map { [$0] } ?? [])
            add("domains", outlet.domains)
            add("names", outlet.names)
            add("common", outlet.common)
            add("programmes", outlet.programmes)
            add("former", outlet.former)
            add("owner", outlet.owner.map { [$0] } ?? [])
            bytes.append(0x0A)
        }
        return bytes
    }
}
