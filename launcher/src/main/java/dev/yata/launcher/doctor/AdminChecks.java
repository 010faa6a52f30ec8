package dev.yata.launcher.doctor;

import dev.yata.command.UserError;
import dev.yata.home.Dotenv;
import dev.yata.home.YataHome;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.admin.TokenEndpoint;
import dev.yata.launcher.terminal.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Checks the administrator's credentials, and with them the client in the variables. */
record AdminChecks(YataHome home, Path variables) {

    List<Finding> run() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        if (!home.adminJson().exists() || !Files.exists(variables)) {
            return findings; // LocalChecks reports it.
        }
        try {
            AdminApi api = AdminApi.signIn(home);
            findings.add(Finding.good("admin", "signed in at " + api.issuer()));
            Map<String, String> values =
                    Dotenv.parse(Files.readString(variables)).values();
            String id = values.getOrDefault("OAUTH_CLIENT_ID", "");
            boolean isHere = values.getOrDefault("OAUTH_TOKEN_URL", "").startsWith(api.issuer() + "/");
            if (isHere && !id.isEmpty()) {
                findings.add(client(api, id));
            }
        } catch (UserError refused) {
            findings.add(Finding.bad("admin", refused.getMessage() + "", remedy(refused)));
        } catch (IOException unreadable) {
            findings.add(Finding.bad("admin", unreadable.getMessage() + "", "Check the owner of the files."));
        }
        return findings;
    }

    /** The auth-server makes new credentials if the file is missing. */
    private String remedy(UserError refused) {
        Path file = home.adminJson().path();
        return String.valueOf(refused.getMessage()).startsWith(TokenEndpoint.REFUSED)
                ? "Stop ./yata up, move the file away with mv " + ShellWord.of(file) + " " + ShellWord.of(file + ".old")
                        + ", and start again: ./yata up makes new credentials."
                : "";
    }

    private Finding client(AdminApi api, String id) throws InterruptedException {
        try {
            JsonNode client = api.get(ApiPath.of("clients", id));
            return client.path("is_active").asBoolean(false)
                    ? Finding.good("client", id + " is active")
                    : Finding.bad("client", id + " is disabled", "Run ./yata clients enable " + ShellWord.of(id));
        } catch (UserError missing) {
            return Finding.bad(
                    "client",
                    missing.getMessage() + "",
                    "Make another one: ./yata clients create --name assistant --scope \"todos:read todos:write\""
                            + " --env-file assistant.env");
        }
    }
}
