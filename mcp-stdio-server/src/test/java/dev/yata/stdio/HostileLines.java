package dev.yata.stdio;

import dev.yata.client.FakeBackend;
import dev.yata.mcp.server.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Generates invalid and unusual lines from a seed. Each line names the id that the server must answer. */
final class HostileLines {

    private static final List<String> METHODS = List.of(
            "ping",
            "initialize",
            "tools/list",
            "tools/call",
            "resources/list",
            "resources/read",
            "resources/templates/list",
            "resources/subscribe",
            "prompts/list",
            "prompts/get",
            "completion/complete",
            "logging/setLevel",
            "server/discover",
            "notifications/cancelled",
            "__proto__",
            "",
            "rpc.\\u0000\\ud800",
            "x".repeat(100_000));

    private static final List<String> MEMBERS = List.of(
            "name",
            "arguments",
            "uri",
            "ref",
            "argument",
            "level",
            "cursor",
            "protocolVersion",
            "capabilities",
            "clientInfo",
            "_meta",
            "inputResponses",
            "requestState",
            "__proto__",
            "constructor",
            "");

    private static final List<String> META = List.of(
            "{\"progressToken\":{}}",
            "{\"io.modelcontextprotocol/protocolVersion\":7}",
            "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}",
            "{\"io.modelcontextprotocol/protocolVersion\":\"1999-01-01\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{}}",
            "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":[]}",
            "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":7},"
                    + "\"io.modelcontextprotocol/logLevel\":\"loud\"}");

    private static final List<String> ARGUMENTS = List.of(
            "{\"todo_id\":\"" + FakeBackend.ID + "\"}",
            "{\"todo_id\":\"../../admin\"}",
            "{\"todo_id\":null}",
            "{\"title\":\"\\u0000\\ud83e\\udd5b\\ud800\",\"tags\":\"[[[\"}",
            "{\"title\":1e999,\"limit\":-0.0}",
            "{\"todos\":[{},[],null,7,\"{}\"],\"todo_ids\":{\"0\":1}}",
            "{\"__proto__\":{\"confirm\":true},\"confirm\":\"true\"}");

    private final List<String> tools = TourScript.TOOLS;
    private final Random random;
    private int count;

    HostileLines(long seed) {
        random = new Random(seed);
    }

    /**
     * Holds a line without its line feed.
     *
     * @param latin the line's bytes, decoded as ISO 8859-1
     * @param id the id, as JSON, that the server must answer exactly once; empty for an answer without id, null for no
     *     answer
     */
    record Line(String latin, String id) {

        static Line of(String text, String id) {
            return of(text.getBytes(StandardCharsets.UTF_8), id);
        }

        static Line of(byte[] bytes, String id) {
            return new Line(new String(bytes, StandardCharsets.ISO_8859_1), id);
        }

        byte[] bytes() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    Line next() {
        count++;
        return switch (random.nextInt(10)) {
            case 0 -> noise();
            case 1 -> broken();
            case 2 -> Line.of(noMessage(), "");
            case 3 -> Line.of("{\"jsonrpc\":\"2.0\",\"id\":" + badId() + ",\"method\":" + method() + "}", "");
            case 4 -> notification();
            case 5 -> wrongMember();
            default -> request();
        };
    }

    private Line noise() {
        byte[] bytes = new byte[1 + random.nextInt(300)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '\n' ? 0 : bytes[i];
        }
        // The line is never blank, and never JSON.
        bytes[0] = '}';
        return Line.of(bytes, "");
    }

    private Line broken() {
        String whole = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_todo\"}}";
        int kind = random.nextInt(6);
        String broken = switch (kind) {
            case 0 -> whole.substring(0, 1 + random.nextInt(whole.length() - 1));
            case 1 -> "[".repeat(10_000) + "]".repeat(10_000);
            case 2 -> "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
            case 3 -> whole + whole;
            case 4 -> whole.replace("tools", "to\0ols");
            default ->
                whole.replace("1", List.of("01", "1e", "NaN", "+1", "0x1", "1.").get(random.nextInt(6)));
        };
        boolean hasId = kind == 4 || (kind == 0 && broken.contains("\"tools/call\","));
        return Line.of(broken, hasId ? "1" : "");
    }

    private String noMessage() {
        return switch (random.nextInt(5)) {
            case 0 -> value(0);
            case 1 -> "[]";
            case 2 -> "[" + "7,".repeat(random.nextInt(2000)) + "{}]";
            case 3 -> "[[[" + value(0) + "]]]";
            default -> "{" + Json.write(member()) + ":" + value(0) + "}";
        };
    }

    private Line notification() {
        String params = random.nextBoolean() ? "" : ",\"params\":{\"requestId\":" + value(1) + "}";
        String method = Json.write(List.of("notifications/cancelled", "notifications/initialized", "nonsense", "ping")
                .get(random.nextInt(4)));
        return Line.of("{\"jsonrpc\":\"2.0\",\"method\":" + method + params + "}", null);
    }

    /** Returns a request in which one member has the wrong type. */
    private Line wrongMember() {
        String id = id();
        String wrong = List.of("7", "true", "[]", "[{}]", "\"\"").get(random.nextInt(5));
        return Line.of(
                switch (random.nextInt(3)) {
                    case 0 -> "{\"jsonrpc\":" + wrong + ",\"id\":" + id + ",\"method\":\"ping\"}";
                    case 1 -> "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":" + wrong.replace("\"\"", "{}") + "}";
                    default ->
                        "{\"params\":" + wrong + ",\"method\":" + method() + ",\"id\":" + id + ",\"jsonrpc\":\"2.0\"}";
                },
                id);
    }

    private Line request() {
        String id = id();
        String params = random.nextInt(3) == 0
                ? "\"name\":" + tool() + ",\"arguments\":" + ARGUMENTS.get(random.nextInt(ARGUMENTS.size()))
                : Json.write(member()) + ":" + value(0);
        if (random.nextInt(4) == 0) {
            params += ",\"_meta\":" + META.get(random.nextInt(META.size()));
        }
        return Line.of(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"id\":" + id + ",\"method\":" + method() + ",\"params\":{" + params
                        + "}}",
                id);
    }

    private String method() {
        return "\"" + METHODS.get(random.nextInt(METHODS.size() - (random.nextInt(50) == 0 ? 0 : 1))) + "\"";
    }

    private String tool() {
        return Json.write(random.nextInt(5) == 0 ? "creat_todo\n" : tools.get(random.nextInt(tools.size())));
    }

    private String member() {
        return MEMBERS.get(random.nextInt(MEMBERS.size()));
    }

    /** Returns a new id, or sometimes an id that occurred before. */
    private String id() {
        int number = random.nextInt(20) == 0 ? count / 2 : count;
        return switch (number % 5) {
            case 0 -> "\"" + number + "\"";
            case 1 -> Long.toString(Long.MAX_VALUE - number);
            case 2 -> Integer.toString(-1_000_000 - number);
            case 3 -> "\"__proto__\\u0000\\\"🥛" + number + "\"";
            default ->
                number % 1000 == 4 ? "\"" + "9".repeat(50_000) + number + "\"" : Integer.toString(1_000_000 + number);
        };
    }

    private String badId() {
        return List.of("null", "1.5", "1e999", "-1e-999", "true", "{}", "[1]", "9".repeat(40), "1.0")
                .get(random.nextInt(9));
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 3 ? 8 : 11)) {
            case 0 -> "null";
            case 1 -> "false";
            case 2 -> "1e999";
            case 3 -> "-0";
            case 4 -> "9".repeat(1 + random.nextInt(60));
            case 5 -> "\"\\ud800\\u0000\\udfff__proto__\"";
            case 6 -> "\"" + "ü".repeat(random.nextInt(random.nextInt(500) == 0 ? 400_000 : 40)) + "\"";
            case 7 -> "{}";
            case 8 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
            case 9 -> "{" + Json.write(member()) + ":" + value(depth + 1) + "}";
            default -> "[" + "[],".repeat(random.nextInt(random.nextInt(500) == 0 ? 40_000 : 30)) + "{}]";
        };
    }
}
