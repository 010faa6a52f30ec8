package dev.yata.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.launcher.LauncherRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's first command: an MCP client calls every tool through the packaged jars. */
class DemoIT {

    @TempDir
    private Path unused;

    @Test
    void demoWhenEverythingIsBuiltThenEveryStepDoesWhatItShould() throws Exception {
        LauncherRun demo = LauncherRun.of(unused, "demo");

        assertThat(demo.exit()).as(demo.output()).isZero();
        assertThat(demo.output())
                .contains("create_todo", "list_todos", "get_todo", "update_todo", "delete_todo")
                .contains("create_todos", "complete_todos", "todo_overview")
                .contains("(must be refused) create_todo")
                .doesNotContain("WRONG");
    }
}
