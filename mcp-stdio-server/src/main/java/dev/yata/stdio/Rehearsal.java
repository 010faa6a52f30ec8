package dev.yata.stdio;

import dev.yata.home.Dotenv;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs a short session without client or network, so that the JVM can record the classes of a start and a call. */
final class Rehearsal {

    /** Port 1 refuses connections, so every request fails. */
    private static final String SETTINGS = """
            OAUTH_CLIENT_ID='rehearsal'
            OAUTH_CLIENT_SECRET='rehearsal'
            OAUTH_TOKEN_URL='http://127.0.0.1:1/oauth/token'
            API_BASE_URL='http://127.0.0.1:1/api/v1'
            OAUTH_SCOPE='todos:read todos:write'
            LOG_LEVEL=off
            """;

    private static final String SESSION = """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"rehearsal","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":1,"method":"tools/list"}
            {"jsonrpc":"2.0","id":"2","method":"ping"}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"list_todos","arguments":{"limit":"5"}}}
            {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"create_todo","arguments":{}}}
            {"jsonrpc":"2.0","id":8,"method":"resources/list"}
            {"jsonrpc":"2.0","id":9,"method":"resources/templates/list"}
            {"jsonrpc":"2.0","id":10,"method":"prompts/list"}
            {"jsonrpc":"2.0","id":5,"method":"server/discover","params":{"_meta":META}}
            {"jsonrpc":"2.0","id":6,"method":"tools/list","params":{"_meta":META}}
            {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"get_todo","arguments":{},"_meta":META}}
            """.replace("META", """
            {"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientInfo":{"name":"rehearsal","version":"1"},\
            "io.modelcontextprotocol/clientCapabilities":{}}""");

    private Rehearsal() {}

    static Map<String, String> environment() {
        return Dotenv.parse(SETTINGS).values();
    }

    static InputStream session() {
        return new ByteArrayInputStream(SESSION.getBytes(StandardCharsets.UTF_8));
    }
}
