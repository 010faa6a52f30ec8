package dev.yata.launcher.audit;

import dev.yata.launcher.admin.ApiPath;
import dev.yata.launcher.terminal.PastTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events to show; all of them when nothing is typed. */
final class AuditFilters {

    @Option(
            names = {"--client", "--target"},
            paramLabel = "ID",
            description = "Done to this client, key or user.")
    private @Nullable String target;

    @Option(names = "--actor", paramLabel = "ID", description = "Done by this client or user.")
    private @Nullable String actor;

    @Option(names = "--action", paramLabel = "ACTION", description = "Such as client.disabled or secret.rotated.")
    private @Nullable String action;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = PastTime.class,
            description = "Not before: " + PastTime.FORMS + ".")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = PastTime.class,
            description = "Before, in the same forms.")
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
