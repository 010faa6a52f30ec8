package dev.yata.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A proxy that sends everything to one server. Serves one request of each connection, and then copies bytes. */
public final class ForwardProxy implements AutoCloseable {

    /** The first line of each request. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private final int port;
    private final @Nullable String authorization;

    /**
     * @param port of the server on this machine
     * @param authorization that the proxy wants in {@code Proxy-Authorization}, or null
     */
    public ForwardProxy(int port, @Nullable String authorization) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = port;
        this.authorization = authorization;
        run(() -> {
            while (true) {
                Socket client = socket.accept();
                run(() -> serve(client));
            }
        });
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            List<String> head = head(in);
            requests.add(head.get(0));
            if (authorization != null && !head.contains("Proxy-Authorization: " + authorization)) {
                List<String> refusal = List.of(
                        "HTTP/1.1 407 No",
                        "Proxy-Authenticate: Basic realm=\"p\"",
                        "Connection: close",
                        "Content-Length: 0",
                        "\r\n");
                out.write(String.join("\r\n", refusal).getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                String[] line = head.get(0).split(" ", -1);
                if (line[0].equals("CONNECT")) {
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } else {
                    head.set(0, line[0] + " " + URI.create(line[1]).getRawPath() + " " + line[2]);
                    server.getOutputStream()
                            .write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                run(() -> in.transferTo(server.getOutputStream()));
                server.getInputStream().transferTo(out);
            }
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("no request");
            }
            text.append((char) b);
        }
        return new ArrayList<>(List.of(text.toString().strip().split("\r\n", -1)));
    }

    private interface Work {

        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The connection or the proxy is closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
