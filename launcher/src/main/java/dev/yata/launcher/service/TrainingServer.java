package dev.yata.launcher.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Answers one admin command like the auth-server, so that the start-up archive contains the classes of such commands.
 */
record TrainingServer(HttpServer server, YataHome home) implements AutoCloseable {

    private static final String TOKEN = "{\"access_token\":\"training\"}";
    private static final String CLIENTS = """
            [{"client_id":"training","client_name":"Training","account":"default","scopes":["todos:read"],
              "is_active":true,"last_used_at":"2026-01-01T00:00:00Z"}]""";

    /** Starts on a free port and writes an {@code admin.json} with its address. */
    static TrainingServer start(YataHome home) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.createContext("/oauth/token", exchange -> send(exchange, TOKEN));
        server.createContext("/admin/api/clients", exchange -> send(exchange, CLIENTS));
        server.start();
        home.adminJson().write("""
                {"issuer":"http://localhost:%d","client_id":"training","client_secret":"training"}
                """.formatted(server.getAddress().getPort()));
        return new TrainingServer(server, home);
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
