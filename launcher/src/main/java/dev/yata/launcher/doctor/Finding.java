package dev.yata.launcher.doctor;

/**
 * What one check found.
 *
 * @param subject what was looked at
 * @param detail what was seen
 * @param remedy what to do about it; empty when all is well
 */
record Finding(String subject, String detail, String remedy) {

    static Finding good(String subject, String detail) {
        return new Finding(subject, detail, "");
    }

    static Finding bad(String subject, String detail, String remedy) {
        return new Finding(subject, detail, remedy);
    }

    boolean isGood() {
        return remedy.isEmpty();
    }

    @Override
    public String toString() {
        String line = String.format("%-6s %-12s %s", isGood() ? "ok" : "WRONG", subject, detail);
        return isGood() ? line : line + "\n" + " ".repeat(20) + "-> " + remedy;
    }
}
