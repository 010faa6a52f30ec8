package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.stdio.tool.AnyScope;
import dev.yata.stdio.tool.Selection;
import dev.yata.stdio.tool.Texts;
import dev.yata.stdio.tool.Tools;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tells whoever adds a tool where real clients learn of it, before dozens of their visits fail. */
class TourScriptTests {

    @Test
    @SuppressWarnings("NullAway") // no tool is called
    void itineraryWhenToolsAreListedThenVisitsThemInTheirOrder() {
        List<String> tools = new Tools(null, Selection.ALL, Texts.BUILT_IN, new AnyScope()).names();

        assertThat(TourScript.TOOLS)
                .as(
                        "each tool, in the order of Tools: add it to TourScript, with arguments that the fake backend takes")
                .isEqualTo(tools);
        assertThat(TourScript.BEGINNINGS.keySet())
                .as("how each tool's answer begins: add it to TourScript.BEGINNINGS")
                .containsExactlyInAnyOrderElementsOf(tools);
    }
}
