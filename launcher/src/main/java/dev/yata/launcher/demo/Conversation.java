package dev.yata.launcher.demo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Tool calls with what is expected of each answer. */
record Conversation(AssistantSession assistant, Narration narration) {

    private static final Pattern ID = Pattern.compile("ID: ([0-9a-f-]{36})");

    /** The call must succeed, its text starting with the first and containing all of the parts. */
    void expect(String tool, Map<String, Object> arguments, String... parts) {
        AssistantSession.Answer answer = assistant.call(tool, arguments);
        boolean asExpected = !answer.isError()
                && Stream.of(parts).allMatch(answer.text()::contains)
                && (parts.length == 1 || answer.text().startsWith(parts[0]));
        tell(tool, arguments, answer, asExpected);
    }

    /** The call must fail, and its advice name this. */
    void expectRefusal(String tool, Map<String, Object> arguments, String named) {
        AssistantSession.Answer answer = assistant.call(tool, arguments);
        boolean asExpected = answer.isError() && answer.text().contains(named);
        tell("(to be refused) " + tool, arguments, answer, asExpected);
    }

    /** The call must succeed with this first line; gives the id its text names. */
    String idFrom(String tool, Map<String, Object> arguments, String firstLine) {
        AssistantSession.Answer answer = assistant.call(tool, arguments);
        Matcher id = ID.matcher(answer.text());
        boolean named = id.find();
        tell(
                tool,
                arguments,
                answer,
                named && !answer.isError() && answer.text().startsWith(firstLine));
        return named ? id.group(1) : "";
    }

    private void tell(String tool, Map<String, Object> arguments, AssistantSession.Answer answer, boolean asExpected) {
        narration.check(tool + " " + JsonMapper.shared().writeValueAsString(arguments), answer.text(), asExpected);
    }
}
