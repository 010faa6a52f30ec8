package dev.yata.auth.console;

/** What was just done, told at the top of the page that follows. */
enum Notice {
    CHANGED("The changes are saved."),
    DISABLED("The client is disabled. It gets no new tokens, and those it had are dead."),
    ENABLED("The client is enabled. It gets new tokens; those from before stay dead."),
    DELETED("The client is deleted, and its tokens are dead.");

    private final String text;

    Notice(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
