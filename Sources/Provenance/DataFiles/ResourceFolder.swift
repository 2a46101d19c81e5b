import FoundationEssentials
public import Ingestion

/// The folder that holds the program's data: `Outlets`, `Lexicons`, `Translation`.
///
/// The data are found wherever the program was put: beside its executable, as the build leaves them, in `share/sourcier`
/// of the same installation, or in the checkout that it was built from.
public struct ResourceFolder: Sendable, Hashable {
    public let path: String

    /// Takes a folder as it is named.
    public init(path: String) { self.path = path }

    /// Finds the data of the running program.
    ///
    /// - Parameter executable: the program's own path; links are followed, so that one in `bin` serves.
    /// - Returns: the first folder that holds the registry.
    /// - Throws: `noSuchInput`, with every folder that was looked at.
    public static func located(executable: String = "/proc/self/exe") throws(IngestionError) -> ResourceFolder {
        let candidates = candidates(executable: executable)
        for candidate in candidates where isFolder(candidate + "/Outlets") {
            return ResourceFolder(path: candidate)
        }
        throw IngestionError(
            .noSuchInput,
            "the program's data are missing: put the folder \(bundle) beside the executable "
                + "(looked in \(candidates.joined(separator: ", ")))")
    }

    /// The names of the folder's files of one ending, in order; none where there is no such folder.
    public func files(in folder: String, withSuffix suffix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
        return names.filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.sorted().map { folder + "/" + $0 }
    }

    /// The bytes of a file, named from this folder (`Outlets/de.json`).
    ///
    /// - Throws: `inputOutput` where it cannot be read.
    public func bytes(of name: String) throws(IngestionError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
            throw IngestionError(.inputOutput, "\(path)/\(name): cannot be read")
        }
        return [UInt8](data)
    }

    /// What the build calls the folder of this module's resources.
    private static let bundle = "sourcier_Provenance.resources"

    private static func candidates(executable: String) -> [String] {
        var result: [String] = []
        let home = folder(of: (try? FileManager.default.destinationOfSymbolicLink(atPath: executable)) ?? executable)
        for base in [home, folder(of: home) + "/share/sourcier"] {
            result += [base + "/" + bundle + "/Resources", base + "/Resources"]
        }
        result.append(folder(of: home) + "/share/sourcier")
        result.append(folder(of: folder(of: #filePath)) + "/Resources")
        return result
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }
}
