import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether 10,000 wrong secrets from one address slow the right client down on another: milliseconds a token takes it
 * before, during and after; and what the wrong ones were answered.
 *
 * <p>usage: bench/with-yata.sh JDK_HOME sh -c '"$BENCH_JAVA" bench/guard/WrongSecrets.java'
 */
final class WrongSecrets {

    private static final int WRONG = 10_000;
    private static final URI TOKEN_URL = URI.create(System.getenv("OAUTH_TOKEN_URL"));
    private static final String CLIENT = System.getenv("OAUTH_CLIENT_ID");
    private static final String SECRET = System.getenv("OAUTH_CLIENT_SECRET");

    public static void main(String[] args) throws Exception {
        tokens("warming", 3_000);
        tokens("before ", 1_000);
        Map<Integer, Integer> answers = new TreeMap<>();
        Thread attacker = new Thread(() -> attack(answers));
        attacker.start();
        while (attacker.isAlive()) {
            tokens("during ", 200);
        }
        attacker.join();
        tokens("after  ", 1_000);
        System.out.println("answers to the wrong secrets, by status: " + answers);
    }

    private static void attack(Map<Integer, Integer> answers) {
        try (Connection attacker = new Connection("127.0.0.2")) {
            for (int attempt = 0; attempt < WRONG; attempt++) {
                answers.merge(attacker.post("wrong-" + attempt), 1, Integer::sum);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void tokens(String when, int count) throws IOException {
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
    }

    /** HTTP/1.1 by hand, because the client must come from a chosen address. */
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

        int post(String secret) throws IOException {
            if (++requests % REQUESTS == 0) {
                close();
                open();
            }
            String form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + secret;
            socket.getOutputStream()
                    .write(("POST " + TOKEN_URL.getPath() + " HTTP/1.1\r\nHost: " + TOKEN_URL.getAuthority()
                                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + form.length() + "\r\n\r\n" + form)
                            .getBytes(StandardCharsets.ISO_8859_1));
            int status = Integer.parseInt(answers.readLine().split(" ")[1]);
            int length = 0;
            for (String header = answers.readLine(); !header.isEmpty(); header = answers.readLine()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            for (int read = 0; read < length; read++) {
                answers.read();
            }
            return status;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
