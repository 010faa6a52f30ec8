package dev.yata.stdio;

import dev.yata.client.FakeBackend;
import dev.yata.client.settings.Settings;
import dev.yata.mcp.server.Wire;
import dev.yata.stdio.config.ServerConfig;
import java.nio.file.Path;

/** Runs the real server in the test's process. */
final class InProcess {

    private InProcess() {}

    static Wire server(FakeBackend backend) {
        ServerConfig config = ServerConfig.from(new Settings(McpProcess.settings(backend), Path.of("target")));
        return Wire.to((in, out) -> TodoServer.of(config).on(in, out, () -> {}));
    }
}
