package dev.yata.launcher.audit;

import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.terminal.PastTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that filter events. Without any, all events match. */
final class AuditFilters {

    @Option(
            names = {"--client", "--target"},
            paramLabel = "ID",
            description = "Changes of this client, key or user.")
    private @Nullable String target;

    @Option(names = "--actor", paramLabel = "ID", description = "Actions of this client or user.")
    private @Nullable String actor;

    @Option(names = "--action", paramLabel = "ACTION", description = "For example client.disabled or secret.rotated.")
    private @Nullable String action;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = PastTime.class,
            description = "From this time on: " + PastTime.FORMS + ".")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = PastTime.class,
            description = "Before this time, in the same forms.")
    private @Nullable Instant until;

    ApiPath path() {
        return ApiPath.of("audit")
                .with("target", target)
                .with("actor", actor)
                .with("action", action)
                .with("since", since)
                .with("until", until);
    }
}
