package dev.yata.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Generates a TypeScript client from the API's description, and checks uses of it with the TypeScript compiler. Needs
 * npm; the packages come in the versions of {@code src/test/node/package-lock.json}.
 */
class TypeScriptClientTests extends ApiTests {

    private static final Path SOURCES = Path.of("src", "test", "node").toAbsolutePath();
    private static final Path FOLDER = Path.of("target", "typescript").toAbsolutePath();
    private static final Path GUIDE = Path.of("..", "docs", "endpoints.md");
    private static final Pattern TYPESCRIPT = Pattern.compile("(?s)```ts\n(.*?)```");

    /** Each line must be refused by the compiler. */
    private static final List<String> WRONG_USES = List.of(
            "todo.due_date.length;",
            "todo.description.length;",
            "todo.done;",
            "await api.POST('/todos', { body: {} });",
            "await api.POST('/todos', { body: { title: null } });",
            "await api.POST('/todos', { body: { title: 'x', priority: 'urgent' } });",
            "await api.PATCH('/todos/{id}', { params: { path: { id: todo.id } }, body: { title: null } });",
            "await api.GET('/todos', { params: { query: { sort: 'age' } } });",
            "await api.GET('/api/v1/todos');");

    @BeforeAll
    static void install() throws IOException {
        String npm = onPath("npm", "npm.cmd").orElseGet(() -> missing("No npm on the PATH"));
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "tsconfig.json")) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path installed = FOLDER.resolve("installed");
        if (!Files.exists(installed) || Files.mismatch(installed, SOURCES.resolve("package-lock.json")) >= 0) {
            Output output = run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            if (output.exitCode() != 0) {
                missing("npm ci failed: " + output.text());
            }
            Files.copy(SOURCES.resolve("package-lock.json"), installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void clientWhenGeneratedThenDocumentedUsesTypeCheck() throws IOException {
        List<String> uses = TYPESCRIPT
                .matcher(Files.readString(GUIDE))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(uses).as("blocks in " + GUIDE).isNotEmpty();

        Output output = check(String.join("\n", uses));

        assertThat(output.text()).isEmpty();
        assertThat(output.exitCode()).isZero();
    }

    @Test
    void clientWhenUsedWronglyThenRefused() throws IOException {
        String client = """
                import createClient from "openapi-fetch";
                import type { components, paths } from "./api.js";
                const api = createClient<paths>({ baseUrl: "" });
                declare const todo: components["schemas"]["Todo"];
                """;

        Output output = check(client + String.join("\n", WRONG_USES));

        long firstLine = client.lines().count() + 1;
        List<String> refused = output.text()
                .lines()
                .map(Pattern.compile("uses\\.ts\\((\\d+),.*")::matcher)
                .filter(error -> error.matches())
                .map(error -> WRONG_USES.get((int) (Long.parseLong(error.group(1)) - firstLine)))
                .distinct()
                .toList();
        assertThat(refused).as(output.text()).containsExactlyInAnyOrderElementsOf(WRONG_USES);
    }

    /** Generates the client and compiles these lines. */
    private Output check(String uses) throws IOException {
        Files.writeString(
                FOLDER.resolve("api.json"),
                send(plain("/v3/api-docs")).expect(200).response().body());
        Files.writeString(FOLDER.resolve("uses.ts"), uses);
        String node = onPath("node", "node.exe").orElseGet(() -> missing("No node on the PATH"));
        Output generated = run(node, "node_modules/openapi-typescript/bin/cli.js", "api.json", "-o", "api.d.ts");
        assertThat(generated.exitCode()).as(generated.text()).isZero();
        return run(node, "node_modules/typescript/bin/tsc", "--project", ".");
    }

    private record Output(int exitCode, String text) {}

    private static Output run(String... command) throws IOException {
        Path text = Files.createTempFile(FOLDER, "run", ".out");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(text.toFile())
                .start();
        try {
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertThat(ended)
                    .as(Arrays.stream(command).collect(Collectors.joining(" ")))
                    .isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return new Output(process.exitValue(), Files.readString(text));
    }

    private static Optional<String> onPath(String... names) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> new File(folder, name)))
                .filter(File::canExecute)
                .map(File::toString)
                .findFirst();
    }

    /** Aborts the test. In CI, fails it. */
    private static String missing(String what) {
        String reason = what + ": the TypeScript client was not checked";
        assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
        return Assumptions.abort(reason);
    }
}
