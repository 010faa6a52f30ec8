package dev.yata.auth.console;

/** A message at the top of a page about the action that redirected to the page. */
enum Notice {
    CREATED("The client is created. It authenticates with its own key."),
    CHANGED("The changes are saved."),
    DISABLED("The client is disabled. It gets no new tokens, and its tokens are revoked."),
    ENABLED("The client is enabled. It can get new tokens; its earlier tokens stay revoked."),
    DELETED("The client is deleted, and its tokens are revoked."),
    TOKEN_REVOKED("The token is revoked."),
    TOKENS_REVOKED("Every token of the client is revoked. It can get new ones."),
    KEY_ROTATED("A new key starts to sign as soon as it has been published for long enough.");

    private final String text;

    Notice(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
