import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Measures the resident memory of two stdio MCP servers in turns, each idle for two seconds after one tool call.
 * Arguments: command A, its tool, command B, its tool, runs of each (default 10). Prints medians of VmRSS in MiB and
 * the ratio A/B. Linux only.
 */
public final class StdioMemory {

    private static final long IDLE_MILLIS = 2000;

    private StdioMemory() {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 10;
        double[] a = new double[runs];
        double[] b = new double[runs];
        for (int run = 0; run < runs; run++) {
            a[run] = measure(arguments[0], arguments[1]);
            b[run] = measure(arguments[2], arguments[3]);
        }
        System.out.printf("A %.1f MiB  %s%n", median(a), arguments[0]);
        System.out.printf("B %.1f MiB  %s%n", median(b), arguments[2]);
        System.out.printf("A/B %.2f of %d runs%n", median(a) / median(b), runs);
    }

    private static double measure(String command, String tool) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process server = builder.start();
        try (Writer stdin = server.outputWriter(StandardCharsets.UTF_8);
                BufferedReader stdout = server.inputReader(StandardCharsets.UTF_8)) {
            ask(stdin, stdout, 1, "initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}");
            stdin.write("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n");
            ask(stdin, stdout, 2, "tools/list", "{}");
            String answer = ask(stdin, stdout, 3, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":{}}");
            if (answer.contains("\"isError\":true")) {
                throw new IOException("the call failed: " + answer);
            }
            Thread.sleep(IDLE_MILLIS);
            return residentMebibytes(server);
        } finally {
            server.waitFor();
        }
    }

    private static String ask(Writer stdin, BufferedReader stdout, int id, String method, String params)
            throws IOException {
        stdin.write("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}\n");
        stdin.flush();
        for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
            if (line.contains("\"id\":" + id)) {
                return line;
            }
        }
        throw new IOException("the server ended without answering " + method);
    }

    /** Returns the resident memory of the server and its subprocesses in MiB. */
    private static double residentMebibytes(Process server) throws IOException {
        double kibibytes = resident(server.toHandle());
        for (ProcessHandle child : server.descendants().toList()) {
            kibibytes += resident(child);
        }
        return kibibytes / 1024;
    }

    private static double resident(ProcessHandle process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
