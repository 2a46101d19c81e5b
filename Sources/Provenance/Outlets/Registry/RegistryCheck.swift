public import Ingestion

/// Checks registry files: one line a fault, with what to do.
///
/// Beyond what reading finds (keys, kinds), it looks at the files as a whole: ids and domains that occur twice, names
/// that two outlets share though neither marks them `common`, ids that are no registrable domain, codes of countries
/// and languages, empty or repeated names.
public struct RegistryCheck: Sendable {
    /// All faults, by file and line; none for a sound registry.
    public let faults: [RegistryFault]
    /// How many outlets were checked.
    public let outletCount: Int

    /// Checks the program's own files, and a user's.
    ///
    /// - Throws: `noSuchInput` where the program's data are missing, `inputOutput` where a file cannot be read.
    public init(userFolder: String? = nil) throws(IngestionError) {
        self.init(try OutletRegistry.registryFiles(in: try ResourceFolder.located(), "Outlets", shownAs: ""))
        guard let userFolder else { return }
        // A user's outlet replaces the program's with the same id, so his files are checked by themselves.
        let own = RegistryCheck(
            try OutletRegistry.registryFiles(in: ResourceFolder(path: userFolder), ".", shownAs: userFolder + "/"))
        self.init(faults: faults + own.faults, outletCount: outletCount + own.outletCount)
    }

    /// Checks one file of a name and its bytes.
    public init(file name: String, bytes: [UInt8]) { self.init([RegistryFile(name: name, bytes: bytes)]) }

    init(_ files: [RegistryFile]) {
        var faults = files.flatMap(\.faults)
        let places = files.flatMap { file in file.entries.map { Place(file: file.name, entry: $0) } }
        for place in places { faults += RegistryCheck.ownFaults(of: place) }
        faults += RegistryCheck.sharedDomains(places) + RegistryCheck.sharedNames(places)
        self.init(faults: faults.sorted(), outletCount: places.count)
    }

    private init(faults: [RegistryFault], outletCount: Int) {
        self.faults = faults
        self.outletCount = outletCount
    }

    /// An outlet and where it stands.
    struct Place {
        var file: String
        var entry: RegistryFile.Entry

        var outlet: Outlet { entry.outlet }
        var id: String { entry.outlet.id.rawValue }

        func fault(_ problem: String, _ remedy: String) -> RegistryFault {
            RegistryFault(file: file, line: entry.line, outlet: id, problem: problem, remedy: remedy)
        }
    }

    // MARK: One outlet

    private static func ownFaults(of place: Place) -> [RegistryFault] {
        let outlet = place.outlet
        var faults: [RegistryFault] = []
        if let country = outlet.country, !CountryCodes.all.contains(country) {
            faults.append(place.fault("no country “\(country)”", "use its ISO 3166-1 code in capitals, such as DE"))
        }
        for language in outlet.languages where !LanguageCodes.all.contains(language) {
            faults.append(place.fault("no language “\(language)”", "use its ISO 639-1 code, such as de"))
        }
        faults += domainFaults(of: place) + nameFaults(of: place)
        return faults
    }

    private static func domainFaults(of place: Place) -> [RegistryFault] {
        var faults: [RegistryFault] = []
        let outlet = place.outlet
        // What is named as a whole ("social-media") has no domain.
        if place.id.contains(".") {
            if !outlet.domains.contains(place.id) {
                faults.append(place.fault("its id is none of its domains", "add it to “domains”"))
            }
            // Names under one domain of a group (abcnews.go.com) are told apart by their hosts.
            let domain = WebAddress("https://\(place.id)/")?.registrableDomain
            if domain == nil {
                faults.append(place.fault("its id is no domain", "give the domain of its site"))
            } else if domain != place.id, !place.id.hasSuffix("." + (domain ?? "")) {
                faults.append(place.fault("its id is no registrable domain", "use \(domain ?? "the domain")"))
            }
        } else if outlet.kind != .platform {
            faults.append(place.fault("its id is no domain", "give the domain of its site"))
        }
        var seen: Set<String> = []
        for domain in outlet.domains {
            if domain != domain.lowercased() || domain.contains("/") || domain.hasPrefix("www.") {
                faults.append(
                    place.fault("“\(domain)” is no plain domain", "write it in small letters, without www. or a path"))
            }
            if !seen.insert(domain).inserted {
                faults.append(place.fault("the domain “\(domain)” stands there twice", "take one away"))
            }
        }
        return faults
    }

    private static func nameFaults(of place: Place) -> [RegistryFault] {
        var faults: [RegistryFault] = []
        let outlet = place.outlet
        var seen: Set<String> = []
        for name in outlet.names + outlet.programmes + outlet.former {
            if name.isEmpty || name.unicodeScalars.first?.isBlank == true || name.unicodeScalars.last?.isBlank == true {
                faults.append(place.fault("the name “\(name)” is empty or has blanks at its ends", "correct it"))
            }
            if !seen.insert(name).inserted {
                faults.append(place.fault("the name “\(name)” stands there twice", "take one away"))
            }
        }
        let all = seen.union([outlet.name])
        for name in outlet.common where !all.contains(name) {
            faults.append(place.fault("“\(name)” is common, but no name", "add it to “names”, or take it away"))
        }
        return faults
    }

    // MARK: All outlets

    private static func sharedDomains(_ places: [Place]) -> [RegistryFault] {
        var owners: [String: Place] = [:]
        var faults: [RegistryFault] = []
        for place in places {
            for domain in Set(place.outlet.domains + [place.id]).sorted() {
                guard let owner = owners[domain] else {
                    owners[domain] = place
                    continue
                }
                let what = domain == place.id && domain == owner.id ? "the id" : "the domain"
                faults.append(
                    place.fault(
                        "\(what) “\(domain)” is \(owner.id)'s in \(owner.file):\(owner.entry.line)",
                        "keep it with one of them"))
            }
        }
        return faults
    }

    /// A name of two outlets is told from the context only where it is marked.
    private static func sharedNames(_ places: [Place]) -> [RegistryFault] {
        var owners: [String: Place] = [:]
        var faults: [RegistryFault] = []
        for place in places {
            let outlet = place.outlet
            let names = Set(outlet.names + outlet.programmes + outlet.former + [outlet.name])
            for name in names.subtracting(outlet.common).sorted() {
                let key = String(String.UnicodeScalarView(ScalarText.fold(name)))
                guard let owner = owners[key] else {
                    owners[key] = place
                    continue
                }
                guard owner.id != place.id else { continue }
                faults.append(
                    place.fault(
                        "“\(name)” is also \(owner.id)'s in \(owner.file):\(owner.entry.line)",
                        "mark it “common” in one of them"))
            }
        }
        return faults
    }
}
