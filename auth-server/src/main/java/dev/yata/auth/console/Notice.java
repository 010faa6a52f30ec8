package dev.yata.auth.console;

/** What was just done, told at the top of the page that follows. */
enum Notice {
    CREATED("The client is created. It proves who it is with its own key."),
    CHANGED("The changes are saved."),
    DISABLED("The client is disabled. It gets no new tokens, and those it had are dead."),
    ENABLED("The client is enabled. It gets new tokens; those from before stay dead."),
    DELETED("The client is deleted, and its tokens are dead."),
    TOKEN_REVOKED("The token is dead."),
    TOKENS_REVOKED("Every token the client had is dead. It may get new ones."),
    KEY_ROTATED("A new key takes over as soon as it has been published for long enough.");

    private final String text;

    Notice(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
