/// The named characters of HTML 4 (https://www.w3.org/TR/html401/sgml/entities.html) and the commonest of HTML 5.
enum NamedCharacters {
    /// Returns the scalar value that a name stands for.
    ///
    /// - Parameter name: without `&` and `;`.
    /// - Returns: `nil` where it is no name, or stands for more than one character.
    static func scalar(named name: some Collection<UInt8>) -> UInt32? {
        guard name.count <= longest else { return nil }
        switch name.count {
        case 2 where name.elementsEqual("lt".utf8): return 0x3C
        case 2 where name.elementsEqual("gt".utf8): return 0x3E
        case 3 where name.elementsEqual("amp".utf8): return 0x26
        case 4 where name.elementsEqual("quot".utf8): return 0x22
        case 4 where name.elementsEqual("nbsp".utf8): return 0xA0
        default: return table[String(decoding: name, as: UTF8.self)]
        }
    }

    /// Whether a name may stand without its semicolon, as HTML before version 4 had it
    /// (https://html.spec.whatwg.org/#named-character-references): Latin-1's names and those of markup's own signs.
    ///
    /// - Parameters:
    ///   - name: one that `scalar(named:)` knows.
    ///   - value: what it stands for.
    /// - Returns: whether it may.
    static func isLegacy(_ name: some Collection<UInt8>, _ value: UInt32) -> Bool {
        switch value {
        case 0x22, 0x26, 0x3C, 0x3E: true
        case 0xA0...0xFF: !name.elementsEqual("half".utf8)
        default: false
        }
    }

    /// No name is longer.
    static let longest = 16

    private static let table: [String: UInt32] = {
        var table: [String: UInt32] = [:]
        // From U+00A0 on, without a gap.
        let latin1 = """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
            micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
            AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
            times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
            egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
            ugrave uacute ucirc uuml yacute thorn yuml
            """
        for (index, name) in latin1.split(separator: " ").enumerated() { table[String(name)] = 0xA0 + UInt32(index) }
        let others = """
            quot 22 amp 26 lt 3C gt 3E apos 27 QUOT 22 AMP 26 LT 3C GT 3E COPY A9 REG AE OElig 152 oelig 153 Scaron 160 \
            scaron 161 Yuml 178 fnof 192 circ 2C6 tilde 2DC Alpha 391 Beta 392 Gamma 393 Delta 394 Epsilon 395 Zeta 396 \
            Eta 397 Theta 398 Iota 399 Kappa 39A Lambda 39B Mu 39C Nu 39D Xi 39E Omicron 39F Pi 3A0 Rho 3A1 Sigma 3A3 \
            Tau 3A4 Upsilon 3A5 Phi 3A6 Chi 3A7 Psi 3A8 Omega 3A9 alpha 3B1 beta 3B2 gamma 3B3 delta 3B4 epsilon 3B5 \
            zeta 3B6 eta 3B7 theta 3B8 iota 3B9 kappa 3BA lambda 3BB mu 3BC nu 3BD xi 3BE omicron 3BF pi 3C0 rho 3C1 \
            sigmaf 3C2 sigma 3C3 tau 3C4 upsilon 3C5 phi 3C6 chi 3C7 psi 3C8 omega 3C9 thetasym 3D1 upsih 3D2 piv 3D6 \
            ensp 2002 emsp 2003 thinsp 2009 zwnj 200C zwj 200D lrm 200E rlm 200F ndash 2013 mdash 2014 lsquo 2018 \
            rsquo 2019 sbquo 201A ldquo 201C rdquo 201D bdquo 201E dagger 2020 Dagger 2021 bull 2022 hellip 2026 \
            permil 2030 prime 2032 Prime 2033 lsaquo 2039 rsaquo 203A oline 203E frasl 2044 euro 20AC image 2111 \
            weierp 2118 real 211C trade 2122 alefsym 2135 larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 crarr 21B5 \
            lArr 21D0 uArr 21D1 rArr 21D2 dArr 21D3 hArr 21D4 forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 \
            isin 2208 notin 2209 ni 220B prod 220F sum 2211 minus 2212 lowast 2217 radic 221A prop 221D infin 221E \
            ang 2220 and 2227 or 2228 cap 2229 cup 222A int 222B there4 2234 sim 223C cong 2245 asymp 2248 ne 2260 \
            equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 nsub 2284 sube 2286 supe 2287 oplus 2295 otimes 2297 perp 22A5 \
            sdot 22C5 lceil 2308 rceil 2309 lfloor 230A rfloor 230B lang 2329 rang 232A loz 25CA spades 2660 clubs 2663 \
            hearts 2665 diams 2666 Abreve 102 abreve 103 Amacr 100 amacr 101 Aogon 104 aogon 105 Cacute 106 cacute 107 \
            Ccaron 10C ccaron 10D Dcaron 10E dcaron 10F Dstrok 110 dstrok 111 Ecaron 11A ecaron 11B Emacr 112 emacr 113 \
            Eogon 118 eogon 119 Gbreve 11E gbreve 11F Idot 130 imath 131 inodot 131 Lstrok 141 lstrok 142 Nacute 143 \
            nacute 144 Ncaron 147 ncaron 148 Odblac 150 odblac 151 Rcaron 158 rcaron 159 Sacute 15A sacute 15B \
            Scedil 15E scedil 15F Tcaron 164 tcaron 165 Tcedil 162 tcedil 163 Udblac 170 udblac 171 Umacr 16A umacr 16B \
            Uring 16E uring 16F Zacute 179 zacute 17A Zcaron 17D zcaron 17E Zdot 17B zdot 17C Tab 9 NewLine A excl 21 \
            num 23 dollar 24 percnt 25 lpar 28 rpar 29 ast 2A plus 2B comma 2C period 2E sol 2F colon 3A semi 3B \
            equals 3D quest 3F commat 40 lsqb 5B lbrack 5B bsol 5C rsqb 5D rbrack 5D Hat 5E lowbar 5F grave 60 lcub 7B \
            lbrace 7B verbar 7C vert 7C rcub 7D rbrace 7D hyphen 2010 dash 2010 horbar 2015 rsquor 2019 lsquor 201A \
            rdquor 201D ldquor 201E bullet 2022 mldr 2026 nldr 2025 NoBreak 2060 check 2713 checkmark 2713 cross 2717 \
            star 2606 starf 2605 phone 260E female 2640 male 2642 numsp 2007 puncsp 2008 hairsp 200A emsp13 2004 \
            emsp14 2005 ZeroWidthSpace 200B numero 2116 copysr 2117 half BD frac13 2153 frac23 2154 frac15 2155 \
            frac18 215B frac38 215C frac58 215D frac78 215E
            """
        let fields = others.split(separator: " ")
        for i in stride(from: 0, to: fields.count - 1, by: 2) {
            table[String(fields[i])] = UInt32(fields[i + 1], radix: 16)
        }
        return table
    }()

    /// What a numeric reference to a C1 control means: its writer had windows-1252 in mind
    /// (https://html.spec.whatwg.org/#numeric-character-reference-end-state).
    static func intended(_ value: UInt32) -> UInt32 {
        (0x80...0x9F).contains(value) ? LegacyText.windows1252Table[Int(value) - 0x80] : value
    }
}
