package dev.yata.launcher.doctor;

import dev.yata.launcher.terminal.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The MCP server's own {@code --check}: with its settings it asks for the token and calls the API that it would for an
 * assistant, so that the two can't disagree.
 */
record SelfCheck(Server server) {

    /** Seconds, for what it waits for by itself: a token, a call, a clock. */
    private static final int LIMIT = 90;

    private static final Pattern LINE = Pattern.compile("(ok|WRONG|note|hidden) +(\\S+) +(.+)");
    private static final Pattern REFUSED = Pattern.compile(" refused client (\\S+) \\(");

    List<Finding> run() throws InterruptedException {
        try {
            Process check = server.start(List.of("--check"));
            try {
                check.getOutputStream().close();
                return check.waitFor(LIMIT, TimeUnit.SECONDS)
                        ? findings(new String(check.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                        : List.of(unfinished("it took more than " + LIMIT + " s"));
            } finally {
                check.destroyForcibly();
            }
        } catch (IOException unusable) {
            return List.of(unfinished(unusable.getMessage() + ""));
        }
    }

    /** Each line that carries a verdict; without any it says why it could not check. */
    private List<Finding> findings(String said) {
        List<Finding> findings = said.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Finding(
                        line.group(1), Printable.of(line.group(2)), Printable.of(line.group(3)), remedy(line.group(3))))
                .toList();
        return findings.isEmpty() ? List.of(unfinished(said.strip())) : findings;
    }

    /** It speaks to those who use a client; whoever asks the doctor may well administer it. */
    private static String remedy(String text) {
        Matcher refused = REFUSED.matcher(text);
        return refused.find()
                ? "See ./yata clients show " + Printable.of(refused.group(1)) + ", if you administer it."
                : "";
    }

    private Finding unfinished(String reason) {
        return Finding.bad("check", Printable.of(reason), "Try " + server.checkCommand());
    }
}
