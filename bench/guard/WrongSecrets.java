import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures whether 10,000 wrong secrets from one address slow down a client at another address. Prints milliseconds per
 * token in three situations: alone, during 10,000 harmless requests (which also use the processors), and during the
 * wrong secrets.
 *
 * <p>usage: bench/with-yata.sh JDK_HOME sh -c '"$BENCH_JAVA" bench/guard/WrongSecrets.java'
 */
final class WrongSecrets {

    private static final int FLOOD = 10_000;
    private static final URI TOKEN_URL = URI.create(System.getenv("OAUTH_TOKEN_URL"));
    private static final String CLIENT = System.getenv("OAUTH_CLIENT_ID");
    private static final String SECRET = System.getenv("OAUTH_CLIENT_SECRET");

    public static void main(String[] args) throws Exception {
        tokens("warming ", 5_000);
        tokens("alone   ", 1_000);
        double harmless = beside("harmless", connection -> connection.get("/actuator/health/liveness"));
        double wrong = beside("wrong   ", connection -> connection.post("a-wrong-secret"));
        tokens("after   ", 1_000);
        System.out.printf("beside wrong secrets / beside harmless requests: %.2f%n", wrong / harmless);
    }

    private interface Request {
        int send(Connection connection) throws IOException;
    }

    /** Returns the median in milliseconds while another address sends the requests. */
    private static double beside(String kind, Request request) throws Exception {
        Map<Integer, Integer> answers = new TreeMap<>();
        Thread flood = new Thread(() -> {
            try (Connection attacker = new Connection("127.0.0.2")) {
                for (int attempt = 0; attempt < FLOOD; attempt++) {
                    answers.merge(request.send(attacker), 1, Integer::sum);
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        flood.start();
        List<Double> medians = new ArrayList<>();
        while (flood.isAlive()) {
            medians.add(tokens(kind, 200));
        }
        System.out.println(kind + " answers by status: " + answers);
        Collections.sort(medians);
        return medians.get(medians.size() / 2);
    }

    /** Returns the median in milliseconds. */
    private static double tokens(String when, int count) throws IOException {
        long[] micros = new long[count];
        try (Connection client = new Connection("127.0.0.1")) {
            for (int call = 0; call < count; call++) {
                long start = System.nanoTime();
                if (client.post(SECRET) != 200) {
                    throw new IllegalStateException("the right client was refused " + when);
                }
                micros[call] = (System.nanoTime() - start) / 1_000;
            }
        }
        Arrays.sort(micros);
        System.out.printf("%s median %.2f ms, 99 %% %.2f ms%n", when, micros[count / 2] / 1e3, micros[count * 99 / 100] / 1e3);
        return micros[count / 2] / 1e3;
    }

    /** A small HTTP/1.1 client, because the requests must come from a chosen address. */
    private static final class Connection implements AutoCloseable {

        /** The server closes a connection after 100 requests. */
        private static final int REQUESTS = 90;

        private final String from;
        private Socket socket;
        private BufferedReader answers;
        private int requests;

        Connection(String from) throws IOException {
            this.from = from;
            open();
        }

        private void open() throws IOException {
            socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), TOKEN_URL.getPort()));
            socket.setTcpNoDelay(true);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        int get(String path) throws IOException {
            return send("GET " + path + " HTTP/1.1\r\nHost: " + TOKEN_URL.getAuthority() + "\r\n\r\n");
        }

        int post(String secret) throws IOException {
            String form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + secret;
            return send("POST " + TOKEN_URL.getPath() + " HTTP/1.1\r\nHost: " + TOKEN_URL.getAuthority()
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                    + "\r\n\r\n" + form);
        }

        private int send(String request) throws IOException {
            if (++requests % REQUESTS == 0) {
                close();
                open();
            }
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            int status = Integer.parseInt(answers.readLine().split(" ")[1]);
            int length = 0;
            boolean chunked = false;
            for (String header = answers.readLine(); !header.isEmpty(); header = answers.readLine()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
                chunked |= header.equalsIgnoreCase("Transfer-Encoding: chunked");
            }
            for (int read = 0; read < length; read++) {
                answers.read();
            }
            if (chunked) {
                while (!answers.readLine().equals("0")) {}
                answers.readLine();
            }
            return status;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
