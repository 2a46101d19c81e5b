/// Names of time zones as offsets.
enum ZoneName {
    /// Looks up a zone's offset.
    ///
    /// The North American names and the letters are RFC 822's (§5.1, https://www.rfc-editor.org/rfc/rfc822), letters in
    /// the sense in which RFC 822 meant them to be read; the others are what newsrooms use.
    ///
    /// - Parameter name: in lower case.
    /// - Returns: seconds east of Greenwich; `nil` where the name is unknown.
    static func offset(_ name: String) -> Int? {
        if let minutes = table[name] { return minutes * 60 }
        guard name.utf8.count == 1, let letter = name.utf8.first else { return nil }
        switch letter {
        case UInt8(ascii: "a")...UInt8(ascii: "i"): return -(Int(letter) - 0x60) * 3600
        case UInt8(ascii: "k")...UInt8(ascii: "m"): return -(Int(letter) - 0x61) * 3600
        case UInt8(ascii: "n")...UInt8(ascii: "y"): return (Int(letter) - 0x6D) * 3600
        default: return nil
        }
    }

    /// Minutes east of Greenwich.
    private static let table: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "uct": 0, "zulu": 0, "wet": 0, "west": 60, "bst": 60,
        "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360, "mst": -420, "mdt": -360,
        "mt": -420, "pst": -480, "pdt": -420, "pt": -480, "at": -240, "adt": -180, "nst": -210, "ndt": -150,
        "akst": -540, "akdt": -480, "hst": -600,
        "cet": 60, "cest": 120, "met": 60, "mest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "oez": 120,
        "oesz": 180, "msk": 180, "msd": 240, "sast": 120, "cat": 120, "eat": 180, "wat": 60, "trt": 180, "gst": 240,
        "pkt": 300, "ist": 330, "npt": 345, "ict": 420, "wib": 420, "wita": 480, "wit": 540, "hkt": 480, "sgt": 480,
        "myt": 480, "pht": 480, "jst": 540, "kst": 540, "awst": 480, "acst": 570, "acdt": 630, "aest": 600,
        "aedt": 660, "nzst": 720, "nzdt": 780, "brt": -180, "brst": -120, "art": -180, "clt": -240, "clst": -180,
        "cot": -300, "pet": -300,
    ]
}
