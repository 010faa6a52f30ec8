package dev.yata.auth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Uses the console like a browser with cookies and forms, but does not follow redirects. */
public final class Visitor {

    private static final String SESSION = "yata-console";

    private final Server server;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Visitor(Server server) {
        this.server = server;
    }

    public static Visitor signedIn(RunningServer running) {
        Visitor visitor = new Visitor(RunningServer.SERVER);
        assertThat(visitor.signIn("admin", password()).header("Location")).isEqualTo("/admin/");
        return visitor;
    }

    public static String password() {
        return JsonMapper.shared()
                .readTree(RunningServer.HOME.resolve("admin.json"))
                .get("password")
                .asString();
    }

    public Answer signIn(String username, String password) {
        return submit("/admin/login", "/admin/login", "username=" + username, "password=" + Server.encode(password));
    }

    public Answer get(String path) {
        return remembering(server.send(withCookies(server.request(path)).GET()));
    }

    /** Opens the page and sends a form with its token. */
    public Answer submit(String page, String action, String... fields) {
        String token = hidden(get(page), "_csrf");
        return post(
                action,
                Stream.concat(Stream.of("_csrf=" + token), Arrays.stream(fields))
                        .toArray(String[]::new));
    }

    public Answer post(String action, String... fields) {
        return postFrom("same-origin", action, fields);
    }

    /** Sends a form as a page elsewhere would; {@code site} is the value of {@code Sec-Fetch-Site}. */
    public Answer postFrom(String site, String action, String... fields) {
        return remembering(server.send(withCookies(server.request(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofString(Arrays.stream(fields).collect(Collectors.joining("&"))))));
    }

    /** Returns the session cookie; empty if there is none. */
    public String session() {
        return cookies.getOrDefault(SESSION, "");
    }

    public void adoptSession(String cookie) {
        cookies.put(SESSION, cookie);
    }

    public boolean isIn() {
        return get("/admin/clients").status() == 200;
    }

    public static String formId() {
        return "form_id=" + UUID.randomUUID();
    }

    public static String hidden(Answer page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).as(page.body()).isTrue();
        return field.group(1);
    }

    private HttpRequest.Builder withCookies(HttpRequest.Builder request) {
        String header = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? request : request.header("Cookie", header);
    }

    private Answer remembering(Answer answer) {
        for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }
}
