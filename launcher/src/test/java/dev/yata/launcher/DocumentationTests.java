package dev.yata.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.yata.command.YataCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that commands and links in README.md, CONTRIBUTING.md and docs exist. */
class DocumentationTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("\\./yata ((?:\"[^\"]*\"|[^`\"#>\n])+)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^):]*)?\\)");

    /** The shell script starts these programs without the launcher. */
    private static final Set<String> OTHER_PROGRAMS = Set.of("mcp", "image");

    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            pages.filter(page -> page.toString().endsWith(".md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void parseArgsWhenCommandIsDocumentedThenIsValid(Path page) throws IOException {
        List<String> commands = COMMAND.matcher(Files.readString(page))
                .results()
                .map(command -> command.group(1))
                .toList();
        for (String command : commands) {
            String[] words = words(command);
            if (!OTHER_PROGRAMS.contains(words[0])) {
                assertThatNoException()
                        .as(command)
                        .isThrownBy(() -> YataCommandLine.of(new Yata()).parseArgs(words));
            }
        }
    }

    /** Splits a command into words, with optional parts in brackets, and a number where the page says H or N. */
    private static String[] words(String command) {
        return WORD.matcher(command.replaceAll("[\\[\\]]", "").replaceAll("\\\\\\|\\w+", ""))
                .results()
                .map(MatchResult::group)
                .map(word -> word.replaceAll("[\"$]", "").replaceFirst("^[HN]$", "1"))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linkWhenRelativeThenLeadsToAFile(Path page) throws IOException {
        LINK.matcher(Files.readString(page))
                .results()
                .map(link -> page.resolveSibling(link.group(1)))
                .forEach(target -> assertThat(target).exists());
    }
}
