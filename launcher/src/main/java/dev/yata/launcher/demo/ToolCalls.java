package dev.yata.launcher.demo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Calls tools and checks their answers. */
record ToolCalls(AssistantSession assistant, StepPrinter printer) {

    private static final Pattern ID = Pattern.compile("ID: ([0-9a-f-]{36})");

    /** Calls a tool that must succeed. Its text must start with the first part and contain all parts. */
    void expect(String tool, Map<String, Object> arguments, String... parts) {
        AssistantSession.Answer answer = assistant.call(tool, arguments);
        boolean asExpected = !answer.isError()
                && Stream.of(parts).allMatch(answer.text()::contains)
                && (parts.length == 1 || answer.text().startsWith(parts[0]));
        check(tool, arguments, answer, asExpected);
    }

    /** Calls a tool that must fail. Its text must contain this word. */
    void expectRefusal(String tool, Map<String, Object> arguments, String named) {
        AssistantSession.Answer answer = assistant.call(tool, arguments);
        boolean asExpected = answer.isError() && answer.text().contains(named);
        check("(must be refused) " + tool, arguments, answer, asExpected);
    }

    /** Calls a tool that must succeed with this first line, and returns the ID in its text. */
    String idFrom(String tool, Map<String, Object> arguments, String firstLine) {
        AssistantSession.Answer answer = assistant.call(tool, arguments);
        Matcher id = ID.matcher(answer.text());
        boolean named = id.find();
        check(
                tool,
                arguments,
                answer,
                named && !answer.isError() && answer.text().startsWith(firstLine));
        return named ? id.group(1) : "";
    }

    private void check(String tool, Map<String, Object> arguments, AssistantSession.Answer answer, boolean asExpected) {
        printer.check(tool + " " + JsonMapper.shared().writeValueAsString(arguments), answer.text(), asExpected);
    }
}
