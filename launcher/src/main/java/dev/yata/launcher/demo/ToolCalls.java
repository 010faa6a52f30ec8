package dev.yata.launcher.demo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Calls tools and checks their answers. */
record ToolCalls(AssistantSession assistant, StepPrinter printer) {

    private static final Pattern ID = Pattern.compile("ID: ([0-9a-f-]{36})");

    /** Calls a tool that must succeed. Its text must contain all parts, and start with the first if there are several. */
    String expect(String tool, Map<String, Object> arguments, String... parts) {
        AssistantSession.Answer answer = assistant.call(tool, arguments);
        boolean asExpected = !answer.isError()
                && Stream.of(parts).allMatch(answer.text()::contains)
                && (parts.length == 1 || answer.text().startsWith(parts[0]));
        return print(tool, arguments, answer, asExpected);
    }

    /** Calls a tool that must succeed with this first line and an ID, and returns the ID. */
    String idFrom(String tool, Map<String, Object> arguments, String firstLine) {
        Matcher id = ID.matcher(expect(tool, arguments, firstLine, "ID: "));
        return id.find() ? id.group(1) : "";
    }

    /** Calls a tool that must fail. Its text must contain this word. */
    void expectRefusal(String tool, Map<String, Object> arguments, String named) {
        AssistantSession.Answer answer = assistant.call(tool, arguments);
        print(
                "(must be refused) " + tool,
                arguments,
                answer,
                answer.isError() && answer.text().contains(named));
    }

    private String print(
            String tool, Map<String, Object> arguments, AssistantSession.Answer answer, boolean asExpected) {
        printer.check(tool + " " + JsonMapper.shared().writeValueAsString(arguments), answer.text(), asExpected);
        return answer.text();
    }
}
