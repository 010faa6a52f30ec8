package dev.yata.launcher.token;

import dev.yata.command.Printable;
import dev.yata.launcher.admin.AdminApi;
import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.terminal.Answer;
import dev.yata.launcher.terminal.ClientId;
import dev.yata.launcher.terminal.Confirmation;
import dev.yata.launcher.terminal.ShortTime;
import dev.yata.launcher.terminal.Table;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./yata tokens}: one method per subcommand. */
@Command(
        name = "tokens",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List and revoke the live tokens of a client.",
        subcommands = HelpCommand.class,
        footer = {
            "",
            "Examples:",
            "  ./yata tokens list CLIENT_ID",
            "  ./yata tokens revoke CLIENT_ID TOKEN_ID",
            "  ./yata tokens revoke CLIENT_ID --all --yes"
        })
public final class Tokens {

    private static final String CLIENT = "The client_id, see ./yata clients list.";
    private static final Pattern TOKEN_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Answer answer;

    @Command(
            mixinStandardHelpOptions = true,
            description = "List a client's live tokens, newest first.",
            footer = {"", "Example:  ./yata tokens list CLIENT_ID --limit 10"})
    void list(
            @Parameters(paramLabel = "CLIENT", converter = ClientId.class, description = CLIENT) String client,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "The maximum number of tokens (50).")
                    int limit)
            throws IOException, InterruptedException {
        requirePositive(limit);
        JsonNode tokens = AdminApi.signIn().list(ApiPath.of("clients", client, "tokens"), limit);
        answer.print(tokens, limit, () -> table(tokens));
    }

    private void requirePositive(int limit) {
        if (limit < 1) {
            throw new ParameterException(spec.subcommands().get("list"), "--limit must be 1 or more.");
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Revoke one token of a client, or all of them. The API refuses them within a second.",
            footer = {
                "",
                "Examples:",
                "  ./yata tokens revoke CLIENT_ID TOKEN_ID",
                "  ./yata tokens revoke CLIENT_ID --all"
            })
    void revoke(
            @Parameters(paramLabel = "CLIENT", converter = ClientId.class, description = CLIENT) String client,
            @Parameters(
                            paramLabel = "TOKEN",
                            arity = "0..1",
                            description = "The token's id, see ./yata tokens list CLIENT.")
                    @Nullable
                    String token,
            @Option(names = "--all", description = "All its tokens. Asks first, unless --yes is given.") boolean all,
            @Mixin Confirmation confirmation)
            throws IOException, InterruptedException {
        if (all == (token != null)) {
            throw new ParameterException(spec.subcommands().get("revoke"), "Name one token, or give --all.");
        }
        if (token != null && !TOKEN_ID.matcher(token).matches()) {
            throw new ParameterException(
                    spec.subcommands().get("revoke"),
                    Printable.of(token) + " is not a token ID; see ./yata tokens list " + client + ".");
        }
        AdminApi api = AdminApi.signIn();
        ApiPath path = token == null
                ? ApiPath.of("clients", client, "tokens")
                : ApiPath.of("clients", client, "tokens", token);
        if (all) {
            confirmation.ask(() -> "Revoke all tokens of client " + client + "?");
        }
        api.delete(path);
        answer.print(
                JsonMapper.shared().createObjectNode(),
                () -> all
                        ? "All tokens of client " + client + " revoked; the API refuses them within a second."
                        : "Token " + token + " revoked; the API refuses it within a second.");
    }

    private static String table(JsonNode tokens) {
        if (tokens.isEmpty()) {
            return "No live tokens.";
        }
        Table table = new Table("ID", "SCOPES", "ISSUED", "EXPIRES", "BOUND");
        for (JsonNode token : tokens) {
            table.row(
                    token.path("jti").asString(),
                    token.path("scopes").valueStream().map(JsonNode::asString).collect(Collectors.joining(" ")),
                    ShortTime.of(token.path("issued_at"), ""),
                    ShortTime.of(token.path("expires_at"), ""),
                    token.path("dpop").asBoolean(false) ? "DPoP" : "-");
        }
        return table.toString();
    }
}
