import CLibxml2

/// Sets libxml2 up, once, before the first parser of any kind is made.
///
/// Two threads that make their first parser at the same time may block each other for good: libxml2 2.9 sets itself
/// up as it goes, and asks that a program with threads call `xmlInitParser` first
/// (https://gitlab.gnome.org/GNOME/libxml2/-/wikis/Thread-safety).
enum MarkupLibrary {
    static let isReady: Bool = {
        xmlInitParser()
        return true
    }()
}
