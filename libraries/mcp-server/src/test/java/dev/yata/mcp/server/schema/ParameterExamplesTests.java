package dev.yata.mcp.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the examples of parameters on the page about your own API. */
class ParameterExamplesTests {

    private static final Pattern EXAMPLE = Pattern.compile("`((?:Parameter\\.|new )[^`]+)`");

    @TempDir
    private Path folder;

    @Test
    void examplesWhenCompiledThenAreValid() throws IOException {
        Path page = Path.of("../../docs/your-own-api.md");
        List<String> examples = EXAMPLE.matcher(Files.readString(page))
                .results()
                .map((MatchResult example) -> example.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(6);

        Path source = folder.resolve("Examples.java");
        Files.writeString(
                source,
                "import dev.yata.mcp.server.schema.*; import java.util.List;\n" + "class Examples { Object[] all = {\n"
                        + String.join(",\n", examples) + "\n}; }\n");
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(exit).isZero();
    }
}
