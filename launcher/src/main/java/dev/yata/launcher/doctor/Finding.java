package dev.yata.launcher.doctor;

/**
 * The result of one check.
 *
 * @param verdict {@code ok}, {@code WRONG}, or another word for a note
 * @param subject the thing that was checked
 * @param detail what the check found
 * @param remedy how to solve the problem; empty if there is none, or if the detail says it
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

    /** Returns whether the check found no problem. */
    boolean isGood() {
        return !verdict.equals(BAD);
    }

    @Override
    public String toString() {
        String line = String.format("%-6s %-12s %s", verdict, subject, detail);
        return remedy.isEmpty() ? line : line + "\n" + " ".repeat(20) + "-> " + remedy;
    }
}
