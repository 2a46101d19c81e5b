/// The number by which a word is compared across spellings, inflections and alphabets.
///
/// It stands for how a word sounds, roughly: *Peskow*, *Peskov* and *Песков* have one key, as have *Selenskyj* and
/// *Zelensky*, *Poutine* and *Putin*, a noun and its plural. Different words seldom share one.
struct WordKey {
    private var sound: [UInt8] = []

    /// The key of folded letters (`ScalarFolding`).
    mutating func key(of word: [UInt8]) -> UInt32 {
        sound.removeAll(keepingCapacity: true)
        var index = 0
        while index < word.count { index += take(word, at: index) }
        shorten()
        return Self.hash(sound, seed: 0x811C_9DC5)
    }

    /// The key of a word as it is written.
    static func key(of word: some StringProtocol) -> UInt32 {
        var bytes: [UInt8] = []
        for scalar in word.unicodeScalars { ScalarFolding.append(scalar, to: &bytes) }
        var maker = WordKey()
        return maker.key(of: bytes)
    }

    /// FNV-1a with a last mixing step, http://www.isthe.com/chongo/tech/comp/fnv/.
    static func hash(_ bytes: [UInt8], seed: UInt32) -> UInt32 {
        var hash = seed
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        hash ^= hash >> 16
        hash = hash &* 0x7FEB_352D
        hash ^= hash >> 15
        return hash
    }

    /// Takes the sound that begins at an index and returns how many letters spell it.
    private mutating func take(_ word: [UInt8], at index: Int) -> Int {
        let letter = word[index]
        let next = index + 1 < word.count ? word[index + 1] : 0
        let third = index + 2 < word.count ? word[index + 2] : 0
        switch letter {
        case Letter.t:
            if next == Letter.s, third == Letter.c, index + 3 < word.count, word[index + 3] == Letter.h {
                return put(Letter.s, 4)
            }
            if next == Letter.c, third == Letter.h { return put(Letter.s, 3) }
            if next == Letter.s || next == Letter.z { return put(Letter.s, 2) }
            return put(Letter.t, next == Letter.h ? 2 : 1)
        case Letter.s:
            if next == Letter.c, third == Letter.h { return put(Letter.s, 3) }
            return put(Letter.s, next == Letter.h ? 2 : 1)
        case Letter.z: return put(Letter.s, next == Letter.h ? 2 : 1)
        case Letter.c:
            if next == Letter.h || next == Letter.k { return put(Letter.k, 2) }
            return put(next == Letter.e || next == Letter.i || next == Letter.y ? Letter.s : Letter.k, 1)
        case Letter.k: return put(Letter.k, next == Letter.h ? 2 : 1)
        case Letter.q: return put(Letter.k, next == Letter.u ? 2 : 1)
        case Letter.x:
            sound.append(Letter.k)
            return put(Letter.s, 1)
        case Letter.p: return next == Letter.h ? put(Letter.v, 2) : put(Letter.p, 1)
        case Letter.f, Letter.w: return put(Letter.v, 1)
        case Letter.y, Letter.j: return put(Letter.i, 1)
        case Letter.o:
            if next == Letter.u || next == Letter.o { return put(Letter.u, 2) }
            return put(Letter.o, next == Letter.e ? 2 : 1)
        case Letter.a, Letter.u: return put(letter, next == Letter.e ? 2 : 1)
        case Letter.h:
            if index == 0 { sound.append(letter) }
            return 1
        default: return put(letter, 1)
        }
    }

    private mutating func put(_ letter: UInt8, _ count: Int) -> Int {
        if sound.last != letter { sound.append(letter) }
        return count
    }

    /// Cuts what inflection adds.
    private mutating func shorten() {
        while sound.count > 5, let last = sound.last,
            last == Letter.e || last == Letter.i || last == Letter.s || last == Letter.n || last == Letter.r
                || last == Letter.m
        {
            sound.removeLast()
        }
        while sound.count > 4, sound.last == Letter.e || sound.last == Letter.i { sound.removeLast() }
    }

    private enum Letter {
        static let a = UInt8(ascii: "a")
        static let c = UInt8(ascii: "c")
        static let e = UInt8(ascii: "e")
        static let f = UInt8(ascii: "f")
        static let h = UInt8(ascii: "h")
        static let i = UInt8(ascii: "i")
        static let j = UInt8(ascii: "j")
        static let k = UInt8(ascii: "k")
        static let m = UInt8(ascii: "m")
        static let n = UInt8(ascii: "n")
        static let o = UInt8(ascii: "o")
        static let p = UInt8(ascii: "p")
        static let q = UInt8(ascii: "q")
        static let r = UInt8(ascii: "r")
        static let s = UInt8(ascii: "s")
        static let t = UInt8(ascii: "t")
        static let u = UInt8(ascii: "u")
        static let v = UInt8(ascii: "v")
        static let w = UInt8(ascii: "w")
        static let x = UInt8(ascii: "x")
        static let y = UInt8(ascii: "y")
        static let z = UInt8(ascii: "z")
    }
}
