package dev.yata.launcher.doctor;

/**
 * What one check found.
 *
 * @param verdict {@code ok}, {@code WRONG}, or a word for what is neither
 * @param subject what was looked at
 * @param detail what was seen
 * @param remedy what to do about it; empty when the detail says it, or all is well
 */
record Finding(String verdict, String subject, String detail, String remedy) {

    private static final String GOOD = "ok";
    private static final String BAD = "WRONG";

    static Finding good(String subject, String detail) {
        return new Finding(GOOD, subject, detail, "");
    }

    static Finding bad(String subject, String detail, String remedy) {
        return new Finding(BAD, subject, detail, remedy);
    }

    /** Whether it keeps nothing from working. */
    boolean isGood() {
        return !verdict.equals(BAD);
    }

    @Override
    public String toString() {
        String line = String.format("%-6s %-12s %s", verdict, subject, detail);
        return remedy.isEmpty() ? line : line + "\n" + " ".repeat(20) + "-> " + remedy;
    }
}
