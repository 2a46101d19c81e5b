import Report

extension Site {
    func loginForm(_ visit: Visit) -> WebResponse { loginForm(visit, isWrong: false) }

    private func loginForm(_ visit: Visit, isWrong: Bool) -> WebResponse {
        guard policy.needsToken else { return .redirect(to: "/") }
        let words = visit.words
        let complaint: HTML = isWrong ? "<p class=\"complaint\" role=\"alert\">\(words["login.wrong"])</p>" : .empty
        let body: HTML = """
            <h1>\(words["login.title"])</h1><p>\(words["login.note"])</p>\(complaint)\
            <form class="stack" action="/login" method="post">\
            <label>\(words["login.token"]) <input type="password" name="token" autocomplete="current-password" required></label>\
            <button>\(words["login.go"])</button></form>
            """
        return Page(title: words["login.title"], body: body).response(visit, status: isWrong ? 403 : 200)
    }

    /// Opens a session for a browser that shows the token.
    func login(_ visit: Visit) async -> WebResponse {
        let typed = visit.request.form.first { $0.name == "token" }?.value ?? ""
        guard let session = policy.open(with: typed) else {
            // Whoever guesses has to wait.
            try? await Task.sleep(for: .milliseconds(500))
            return loginForm(visit, isWrong: true)
        }
        return WebResponse.redirect(to: "/").with(
            "Set-Cookie", "\(AccessPolicy.sessionCookie)=\(session); Path=/; HttpOnly; SameSite=Strict; Max-Age=604800")
    }
}
