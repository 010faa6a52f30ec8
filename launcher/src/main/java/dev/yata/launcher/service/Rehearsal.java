package dev.yata.launcher.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yata.home.YataHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Plays the auth-server for one admin command, so that a start-up archive learns what such a command needs. */
record Rehearsal(HttpServer server, YataHome home) implements AutoCloseable {

    private static final String TOKEN = "{\"access_token\":\"rehearsed\"}";
    private static final String CLIENTS = """
            [{"client_id":"rehearsed","client_name":"Rehearsed","account":"default","scopes":["todos:read"],
              "is_active":true,"last_used_at":"2026-01-01T00:00:00Z"}]""";

    /** Starts on any free port, and leaves an {@code admin.json} that leads there. */
    static Rehearsal start(YataHome home) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.createContext("/oauth/token", exchange -> send(exchange, TOKEN));
        server.createContext("/admin/api/clients", exchange -> send(exchange, CLIENTS));
        server.start();
        home.adminJson().write("""
                {"issuer":"http://localhost:%d","client_id":"rehearsed","client_secret":"rehearsed"}
                """.formatted(server.getAddress().getPort()));
        return new Rehearsal(server, home);
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
