package dev.yata.launcher.doctor;

import dev.yata.command.Printable;
import dev.yata.home.Dotenv;
import dev.yata.home.YataHome;
import dev.yata.launcher.http.Exchange;
import dev.yata.launcher.service.StartedService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the services at the addresses in the variables: whether they and their databases are ready, and whether the
 * issuer is right.
 */
final class ConnectionChecks {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final int MAXIMUM_BYTES = 64 * 1024;

    private final Exchange exchange;
    private final List<Finding> findings = new ArrayList<>();
    private final YataHome home;
    private final Path variables;

    ConnectionChecks(YataHome home, Path variables) {
        this(home, variables, LIMIT);
    }

    ConnectionChecks(YataHome home, Path variables, Duration limit) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
        this.exchange = new Exchange(http, limit, MAXIMUM_BYTES);
        this.home = home;
        this.variables = variables;
    }

    /** Runs the checks. The MCP server's own check reports missing and refused settings. */
    List<Finding> run() throws InterruptedException {
        if (!Files.exists(variables)) {
            return findings; // LocalChecks reports it.
        }
        try {
            Map<String, String> values =
                    Dotenv.parse(Files.readString(variables)).values();
            Optional<URI> tokenUrl = address("OAUTH_TOKEN_URL", values);
            Optional<URI> api = address("API_BASE_URL", values);
            if (tokenUrl.isPresent()
                    && add(readiness("auth-server", "OAUTH_TOKEN_URL", tokenUrl.get()))
                    && add(metadata(tokenUrl.get()))) {
                add(console(tokenUrl.get().resolve("/admin/")));
            }
            if (api.isPresent()) {
                add(readiness("todo-api", "API_BASE_URL", api.get()));
            }
        } catch (IOException | IllegalArgumentException unusable) {
            findings.add(Finding.bad(
                    "variables",
                    Printable.of(unusable.getMessage() + ""),
                    "Correct " + variables + "; see docs/configuration.md."));
        }
        return findings;
    }

    /** Returns the address in a variable, or in the file that {@code NAME_FILE} names. */
    private static Optional<URI> address(String name, Map<String, String> values) throws IOException {
        String value = values.getOrDefault(name, "");
        String file = values.getOrDefault(name + "_FILE", "");
        if (value.isBlank() && !file.isBlank()) {
            value = Files.readString(Path.of(file)).strip();
        }
        return Optional.of(value).filter(text -> !text.isBlank()).map(URI::create);
    }

    /** Adds a finding, and returns whether it is good. */
    private boolean add(Finding finding) {
        findings.add(finding);
        return finding.isGood();
    }

    private Finding readiness(String service, String variable, URI address) throws InterruptedException {
        URI readiness = address.resolve("/actuator/health/readiness");
        try {
            HttpResponse<String> answer = get(readiness, "application/json");
            int status = answer.statusCode();
            return switch (status) {
                case 200 ->
                    status(answer, "/status").equals("UP")
                            ? Finding.good(service, "ready with its database at " + readiness.resolve("/"))
                            : Finding.bad(
                                    service,
                                    "another program answers at " + readiness.resolve("/"),
                                    otherAddress(service, variable, address));
                case 503 ->
                    status(answer, "/components/storage/status").equals("DOWN")
                            ? Finding.bad(
                                    service,
                                    "storage is full at " + readiness.resolve("/"),
                                    "Free some space where its database keeps its data. Until then all changes fail.")
                            : Finding.bad(service, "is not ready at " + readiness.resolve("/"), seeLog(service));
                default ->
                    Finding.bad(
                            service,
                            "answers HTTP " + status + " at " + readiness,
                            "Is it another program's port? " + otherAddress(service, variable, address));
            };
        } catch (IOException refused) {
            return Finding.bad(
                    service, "nothing answers at " + readiness.resolve("/"), otherAddress(service, variable, address));
        }
    }

    /** Returns a status from the answer of a health endpoint; empty if it is not there. */
    private static String status(HttpResponse<String> answer, String pointer) {
        try {
            return JsonMapper.shared().readTree(answer.body()).at(pointer).asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }

    /** Checks the console. Without a session it redirects to its login page. */
    private Finding console(URI console) throws InterruptedException {
        try {
            int status = get(console, "text/html").statusCode();
            return List.of(200, 302, 303).contains(status)
                    ? Finding.good("console", "at " + console)
                    : Finding.bad("console", "answers HTTP " + status + " at " + console, seeLog("auth-server"));
        } catch (IOException refused) {
            return Finding.bad("console", "nothing answers at " + console, seeLog("auth-server"));
        }
    }

    private Finding metadata(URI tokenUrl) throws InterruptedException {
        URI url = tokenUrl.resolve("/.well-known/oauth-authorization-server");
        String endpoint = "";
        try {
            JsonNode metadata =
                    JsonMapper.shared().readTree(get(url, "application/json").body());
            endpoint = Printable.of(metadata.path("token_endpoint").asString(""));
            String issuer = Printable.of(metadata.path("issuer").asString(""));
            if (endpoint.equals(tokenUrl.toString()) && !issuer.isEmpty()) {
                return Finding.good("issuer", issuer);
            }
        } catch (IOException | JacksonException unreadable) {
            // It is reported below, like metadata without a token endpoint.
        }
        return endpoint.isEmpty()
                ? Finding.bad(
                        "issuer",
                        "no metadata of an authorization server at " + url,
                        otherAddress("auth-server", "OAUTH_TOKEN_URL", tokenUrl))
                : Finding.bad(
                        "issuer",
                        url + " names another token endpoint than " + tokenUrl,
                        "Set OAUTH_TOKEN_URL=" + endpoint + " in " + variables + ".");
    }

    /** Returns the solution if the service is not at the address in the variable. */
    private String otherAddress(String service, String variable, URI said) {
        Optional<URI> real = StartedService.on(home).stream()
                .filter(started -> started.name().equals(service))
                .map(StartedService::url)
                .findFirst();
        if (real.isEmpty()) {
            return "Start the services with ./yata up, or correct " + variable + " in " + variables + ".";
        }
        return said.resolve("/").equals(real.get().resolve("/"))
                ? "./yata up is still starting it. Try again when it says that YATA is up."
                : "Set " + variable + "=" + real.get().resolve(said.getRawPath()) + " in " + variables
                        + ". It runs there.";
    }

    private String seeLog(String service) {
        return "See " + home.logs().resolve(service + ".log") + ".";
    }

    private HttpResponse<String> get(URI url, String accept) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url).header("Accept", accept).build();
        return exchange.send(request);
    }
}
