package dev.yata.launcher.doctor;

import dev.yata.command.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the MCP server's own {@code --check}. With its settings the server fetches a token and calls the API, as it does
 * for an assistant.
 */
record SelfCheck(Server server) {

    /** Seconds for a token and a call with their retries. */
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

    /** Returns each line with a verdict. Without any, the output says why the check was not possible. */
    private List<Finding> findings(String said) {
        List<Finding> findings = said.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Finding(
                        line.group(1), Printable.of(line.group(2)), Printable.of(line.group(3)), remedy(line.group(3))))
                .toList();
        return findings.isEmpty() ? List.of(unfinished(said.strip())) : findings;
    }

    /** Adds advice for administrators. The server does not know the administrator's commands. */
    private static String remedy(String text) {
        Matcher refused = REFUSED.matcher(text);
        return refused.find() ? "Administrators: see ./yata clients show " + Printable.of(refused.group(1)) + "." : "";
    }

    private Finding unfinished(String reason) {
        return Finding.bad("check", Printable.of(reason), "Try " + server.checkCommand());
    }
}
