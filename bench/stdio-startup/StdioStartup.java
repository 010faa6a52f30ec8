import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Measures the time from starting a stdio MCP server to its answer to {@code tools/list}, for two commands in turns.
 * Arguments: command A, command B, runs of each (default 20). Prints medians in milliseconds, and the median of the
 * ratio A/B of each pair.
 */
public final class StdioStartup {

    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}\n";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
            + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n";

    private StdioStartup() {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        measure(arguments[0]);
        measure(arguments[1]);
        double[] a = new double[runs];
        double[] b = new double[runs];
        double[] ratios = new double[runs];
        for (int run = 0; run < runs; run++) {
            a[run] = measure(arguments[0]);
            b[run] = measure(arguments[1]);
            ratios[run] = a[run] / b[run];
        }
        System.out.printf("A %.0f ms (least %.0f)  %s%n", median(a), a[0], arguments[0]);
        System.out.printf("B %.0f ms (least %.0f)  %s%n", median(b), b[0], arguments[1]);
        System.out.printf("A/B %.2f, median of %d pairs%n", median(ratios), runs);
    }

    private static double measure(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        Process server = builder.start();
        try (Writer stdin = server.outputWriter(StandardCharsets.UTF_8);
                BufferedReader stdout = server.inputReader(StandardCharsets.UTF_8)) {
            say(stdin, INITIALIZE);
            await(stdout, "\"protocolVersion\"");
            say(stdin, LIST);
            await(stdout, "\"tools\"");
            return (System.nanoTime() - start) / 1e6;
        } finally {
            server.waitFor();
        }
    }

    private static void say(Writer stdin, String text) throws IOException {
        stdin.write(text);
        stdin.flush();
    }

    private static void await(BufferedReader stdout, String part) throws IOException {
        for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
            if (line.contains(part)) {
                return;
            }
        }
        throw new IOException("the server ended without answering");
    }

    /** Sorts the values and returns their median. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
