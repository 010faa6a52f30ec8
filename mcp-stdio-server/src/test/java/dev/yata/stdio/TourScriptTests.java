package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.tool.ToolSelection;
import dev.yata.mcp.server.tool.ToolTexts;
import dev.yata.stdio.tool.AnyScope;
import dev.yata.stdio.tool.TodoTools;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reminds a developer who adds a tool to add it to the tours of real clients, before dozens of them fail. */
class TourScriptTests {

    @Test
    @SuppressWarnings("NullAway") // no tool is called
    void tourWhenToolsAreListedThenVisitsThemInTheirOrder() {
        List<String> tools = new TodoTools(null, null, ToolSelection.ALL, ToolTexts.BUILT_IN, new AnyScope()).names();

        assertThat(TourScript.TOOLS)
                .as(
                        "each tool, in the order of TodoTools: add it to TourScript, with arguments that the fake backend takes")
                .isEqualTo(tools);
        assertThat(TourScript.BEGINNINGS.keySet())
                .as("how each tool's answer begins: add it to TourScript.BEGINNINGS")
                .containsExactlyInAnyOrderElementsOf(tools);
    }
}
