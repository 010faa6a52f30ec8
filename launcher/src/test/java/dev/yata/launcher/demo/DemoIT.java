package dev.yata.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.launcher.installation.Installation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's first command: a real MCP client calls every tool through the packaged jars. */
class DemoIT {

    @Test
    void demoWhenEverythingIsBuiltThenEveryStepDoesWhatItShould() throws Exception {
        Installation installation = Installation.current();
        Process demo = new ProcessBuilder(installation.java(List.of(
                        "-Dyata.root=" + installation.root(),
                        "-jar",
                        installation.jar("launcher").toString(),
                        "demo")))
                .redirectErrorStream(true)
                .start();
        demo.getOutputStream().close();
        String output = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(demo.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("create_todo", "list_todos", "get_todo", "update_todo", "delete_todo")
                .contains("create_todos", "complete_todos", "todo_overview")
                .contains("(to be refused) create_todo")
                .doesNotContain("NOT what this step should do");
    }
}
