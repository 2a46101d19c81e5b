/// The commonest small words of the languages that short texts get confused.
struct FunctionWords: Sendable {
    static let standard = FunctionWords()

    private static let lists: [(String, String)] = [
        (
            "de",
            "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir laut"
        ),
        (
            "fr",
            "le la les de des du et en un une que qui dans pour pas au sur se par plus ne ce il elle est sont avec aux son sa ses cette mais ou nous vous ils leur été selon lors d l qu n s c j a à"
        ),
        (
            "en",
            "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were her all she there would their we him been has when who will more said"
        ),
        (
            "es",
            "el la los las de del y en un una que se por con para no su al lo como más o pero sus le ya este ha sí porque esta son entre está cuando muy sin sobre también me hasta hay donde han quien desde según"
        ),
        (
            "it",
            "il la le gli i di del della dei delle e in un una che per non con si da al sono è come più anche ma ha alla dal nel nella su dell l lo questo hanno stato tra essere"
        ),
        (
            "pt",
            "o a os as de do da dos das e em um uma que para com não por no na nos se mais como mas ao foi é são ele ela seu sua ou quando muito já também pelo pela até isso entre"
        ),
        (
            "nl",
            "de het een en van in is dat op te zijn met voor niet aan er om ook als maar bij uit nog door naar heeft hij ze wordt worden over dan zich tot deze was hebben"
        ),
        (
            "sv",
            "och i att det som en på är av för med den till inte har de ett om han men var sig från vi så kan när år hon ska också efter under där eller nu"
        ),
        (
            "no",
            "og i det er på en som for til av med at han har de ikke den om et var å seg fra vi men så kan når hun etter også ble skal være blir sier"
        ),
        (
            "da",
            "og i det er på en som for til af med at han har de ikke den om et var sig fra vi men så kan når hun efter også blev skal være bliver siger"
        ),
        (
            "pl",
            "w i na z się nie do to że jest o jak za po od przez dla ale są co tym już tak był oraz czy ma tego także może będzie które który która"
        ),
        (
            "cs",
            "a v se na je že s z do o i to pro by ale za jako od po jsou který jeho bude také už podle nebo jsem byl byla"
        ),
        ("ro", "și în de la a cu pe o un că nu se din pentru este mai care au fi sunt ca prin după fost iar dar sau"),
        (
            "tr",
            "ve bir bu da de için ile olarak olan çok daha gibi ne en kadar olduğu sonra ise var her ki mi ancak göre"
        ),
        ("fi", "ja on ei se että oli hän ovat mutta kun joka myös mukaan ole niin kuin olisi tai vuoden sen jo"),
        ("hu", "a az és hogy nem is egy ez volt meg már csak de el még van mint ki aki vagy kell szerint"),
        (
            "id",
            "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada oleh mereka telah bisa saat"
        ),
        ("ca", "el la els les de del i en un una que per amb no al com més ha són és dels aquest aquesta també però"),
    ]

    /// For each word (by hash) the languages that have it, as indices.
    private let languages: WordTable<[Int]>

    private init() {
        var languages: [UInt64: [Int]] = [:]
        for (index, entry) in Self.lists.enumerated() {
            for word in entry.1.split(separator: " ") {
                languages[WordHash.of(word.utf8), default: []].append(index)
            }
        }
        self.languages = WordTable(languages)
    }

    /// The share of each language's small words among all words, for the languages that have some.
    func shares(in utf8: ArraySlice<UInt8>) -> [(code: String, share: Double)] {
        var counts = Array(repeating: 0, count: Self.lists.count)
        var words = 0
        var hash = WordHash.seed
        var length = 0
        var previous: UInt8 = 0
        for byte in utf8 {
            var letter = byte
            if byte < 0x80 {
                guard byte.isASCIILetter else {
                    if length > 0 { count(hash, &counts, &words) }
                    hash = WordHash.seed
                    length = 0
                    previous = byte
                    continue
                }
                letter |= 0x20
            } else if previous == 0xC3, byte >= 0x80, byte <= 0x9E {
                letter += 0x20
            }
            hash = WordHash.step(hash, letter)
            length += 1
            previous = byte
        }
        if length > 0 { count(hash, &counts, &words) }
        guard words > 0 else { return [] }
        return counts.enumerated().compactMap { index, count in
            count == 0 ? nil : (Self.lists[index].0, Double(count) / Double(words))
        }
    }

    private func count(_ hash: UInt64, _ counts: inout [Int], _ words: inout Int) {
        words += 1
        for index in languages[hash] ?? [] { counts[index] += 1 }
    }
}
