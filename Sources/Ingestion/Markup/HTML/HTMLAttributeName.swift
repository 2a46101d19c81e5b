/// The name of an attribute that is kept; all others are dropped while the page is read.
enum HTMLAttributeName: UInt8, CaseIterable, Sendable {
    case `class`, id, href, content, name, property, itemprop, itemtype, rel, role, datetime, style, hidden, lang, type
    case charset
    case ariaHidden
    case ariaLabel
    case xmlLang
    /// What scripts and tests call the element, in one of several attributes.
    case dataName
    /// The name of an element that `HTMLName` lacks.
    case elementName

    static let named: [String: HTMLAttributeName] = [
        "class": .class, "id": .id, "href": .href, "content": .content, "name": .name, "property": .property,
        "itemprop": .itemprop, "itemtype": .itemtype, "rel": .rel, "role": .role, "datetime": .datetime,
        "style": .style, "hidden": .hidden, "lang": .lang, "type": .type, "charset": .charset,
        "aria-hidden": .ariaHidden, "aria-label": .ariaLabel, "xml:lang": .xmlLang, "data-testid": .dataName,
        "data-test-id": .dataName, "data-test": .dataName, "data-component": .dataName,
        "data-component-name": .dataName, "data-module": .dataName, "data-qa": .dataName, "data-type": .dataName,
        "data-block-name": .dataName, "data-role": .dataName, "data-widget": .dataName, "data-gtm-name": .dataName,
    ]
}
