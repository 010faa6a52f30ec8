package dev.yata.mcp.server.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.mcp.server.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTests {

    private static final Parameters ITEM =
            Parameters.of(Parameter.required("title", new StringType(1, 5), "The title"));
    private static final Parameters PARAMETERS = Parameters.of(
            Parameter.optional("text", new StringType(1, 5), ""),
            Parameter.optional("flag", new BooleanType(), ""),
            Parameter.withDefault("limit", new IntegerType(1, 100), "", 20),
            Parameter.clearable("day", new DateType(), ""),
            Parameter.optional("choice", new EnumType(List.of("low", "high")), ""),
            Parameter.optional("tags", new ArrayType(new StringType(1, 5), 0, 2), ""),
            Parameter.optional("items", new ArrayType(ITEM, 1, 2), ""));

    @Test
    void readWhenTextHasHalfOfACharacterThenRefused() {
        assertThatThrownBy(() -> PARAMETERS.read(Json.object(Json.read("{\"text\":\"a\\ud800\"}"))))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("half of a character");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"limit\":\"7\"} | {\"limit\":7}",
                "{\"limit\":7.0} | {\"limit\":7}",
                "{\"flag\":\"TRUE\"} | {\"flag\":true,\"limit\":20}",
                "{\"text\":12} | {\"text\":\"12\",\"limit\":20}",
                "{\"tags\":\"[\\\"a\\\",\\\"b\\\"]\"} | {\"limit\":20,\"tags\":[\"a\",\"b\"]}",
                "{\"items\":\"[{\\\"title\\\":\\\"x\\\"}]\"} | {\"limit\":20,\"items\":[{\"title\":\"x\"}]}",
                "{\"items\":[\"{\\\"title\\\":\\\"x\\\"}\"]} | {\"limit\":20,\"items\":[{\"title\":\"x\"}]}",
                "{\"tags\":\" [\\\"a\\\"] \"} | {\"limit\":20,\"tags\":[\"a\"]}",
                "{\"tags\":[5,true]} | {\"limit\":20,\"tags\":[\"5\",\"true\"]}",
                "{\"tags\":\"[]\"} | {\"limit\":20,\"tags\":[]}",
                "{\"tags\":\"a b\"} | {\"limit\":20,\"tags\":[\"a b\"]}",
                "{\"items\":{\"title\":\"x\"}} | {\"limit\":20,\"items\":[{\"title\":\"x\"}]}",
                "{\"items\":\"{\\\"title\\\":\\\"x\\\"}\"} | {\"limit\":20,\"items\":[{\"title\":\"x\"}]}",
                "{\"limit\":\" 5.0 \"} | {\"limit\":5}",
                "{\"flag\":\" false \",\"limit\":null} | {\"flag\":false,\"limit\":20}",
                "{\"tags\":null,\"items\":null,\"choice\":null} | {\"limit\":20}",
                "{\"choice\":\" High \"} | {\"limit\":20,\"choice\":\"high\"}",
                "{\"day\":\" 2026-02-28 \"} | {\"limit\":20,\"day\":\"2026-02-28\"}",
                "{\"day\":null} | {\"limit\":20,\"day\":null}",
                "{\"text\":null} | {\"limit\":20}",
                "{\"text\":\"\",\"flag\":\"\",\"limit\":\" \",\"day\":\"\",\"choice\":\"\",\"tags\":\"\"} | {\"limit\":20}",
                "{\"text\":\"null\"} | {\"text\":\"null\",\"limit\":20}",
                "{\"day\":\" null \"} | {\"limit\":20,\"day\":null}",
                "{\"tags\":\"null\"} | {\"limit\":20}",
            })
    @DisplayName("Stringified arrays, objects, numbers and booleans are coerced before they are checked")
    void readWhenFormIsLooseThenCoerces(String sent, String read) {
        assertThat(Json.write(PARAMETERS.read(Json.object(Json.read(sent))).values()))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"limit\":0} | limit must be a whole number from 1 to 100, not 0.",
                "{\"limit\":\"many\"} | limit must be a whole number from 1 to 100, not \"many\".",
                "{\"limit\":1e999999999} | limit must be a whole number from 1 to 100, not 1E+999999999.",
                "{\"flag\":\"yes\"} | flag must be true or false, not \"yes\".",
                "{\"text\":\"sixsix\"} | text has 6 characters; it may have at most 5. Shorten it.",
                "{\"text\":[]} | text must be a string, not [].",
                "{\"choice\":\"urgent\"} | choice must be one of low, high, not \"urgent\".",
                "{\"tags\":\"a, b\"} | tags must be an array, such as [\"…\"], not \"a, b\".",
                "{\"tags\":[\"a\",\"b\",\"c\"]} | tags has 3 elements; it may have 0 to 2.",
                "{\"tags\":\"[\\\"a\"} | tags must be an array, such as [\"…\"], not \"[\\\"a\".",
                "{\"tags\":{}} | tags must be an array, such as [\"…\"], not {}.",
                "{\"tags\":\"{}\"} | tags must be an array, such as [\"…\"], not \"{}\".",
                "{\"tags\":7} | tags must be an array, such as [\"…\"], not 7.",
                "{\"items\":\"x\"} | items must be an array, such as [{…}], not \"x\".",
                "{\"items\":[\"{\"]} | items[0] must be an object with title, not \"{\".",
                "{\"items\":[7]} | items[0] must be an object with title, not 7.",
                "{\"limit\":5.5} | limit must be a whole number from 1 to 100, not 5.5.",
                "{\"limit\":true} | limit must be a whole number from 1 to 100, not true.",
                "{\"flag\":1} | flag must be true or false, not 1.",
                "{\"choice\":1} | choice must be one of low, high, not 1.",
                "{\"text\":{}} | text must be a string, not {}.",
                "{\"tags\":[null]} | tags[0] must not be null.",
                "{\"items\":[{\"title\":\"x\"},{}]} | items[1].title is required: The title.",
                "{\"items\":[{\"titel\":\"x\"}]} | items[0].titel is not an argument here. Did you mean title?",
                "{\"items\":[{\"title\":\"\"}]} | items[0].title must not be empty: give 1 to 5 characters.",
                "{\"txet\":1} | txet is not an argument here. Did you mean text?",
                "{\"dya\":1} | dya is not an argument here. Did you mean day?",
                "{\"Choices\":1} | Choices is not an argument here. Did you mean choice?",
                "{\"ta-gs\":1} | ta-gs is not an argument here. Did you mean tags?",
                "{\"txet\":1,\"text\":\"a\"}"
                        + " | txet is not an argument here. There are: text, flag, limit, day, choice, tags, items.",
                "{\"colour\":1} | colour is not an argument here. There are: text, flag, limit, day, choice, tags, items.",
            })
    @DisplayName("An error names the argument, its rule and the accepted form")
    void readWhenContentIsWrongThenNamesArgumentRuleAndForm(String sent, String rule) {
        assertThatThrownBy(() -> PARAMETERS.read(Json.object(Json.read(sent))))
                .isInstanceOf(InvalidArgument.class)
                .hasMessage(rule);
    }

    @Test
    void readLenientlyWhenAHostAddsArgumentsThenIgnoresThem() {
        Arguments read = PARAMETERS.readLeniently(Json.object(
                Json.read("{\"text\":\"a\",\"txet\":1,\"toolCallId\":\"x\",\"id\":7,\"day\":\"\",\"tags\":\"\"}")));

        assertThat(Json.write(read.values())).isEqualTo("{\"text\":\"a\",\"limit\":20}");
        assertThat(Json.write(read.ignored()))
                .isEqualTo("{\"txet\":\"unknown\",\"toolCallId\":\"unknown\","
                        + "\"id\":\"unknown\",\"day\":\"empty, so the field stays as it is\"}");
    }

    @Test
    void readLenientlyWhenANameIsMistypedOrThereAreManyThenRefuses() {
        assertThatThrownBy(() -> PARAMETERS.readLeniently(Json.object(Json.read("{\"Text\":\"a\"}"))))
                .hasMessage("Text is not an argument here. Did you mean text?");
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i < 11; i++) {
            many.put("unknown" + i, i);
        }
        assertThatThrownBy(() -> PARAMETERS.readLeniently(many)).hasMessageContaining("is not an argument here.");
    }

    @Test
    void readWhenAnUnknownNameIsLongThenEchoesItsBeginning() {
        assertThatThrownBy(() -> PARAMETERS.read(Map.of("x".repeat(1_000_000), 1)))
                .hasMessageStartingWith("x".repeat(80) + "… is not an argument here.");
    }

    @Test
    void readWhenNullIsGivenForWhatCanNotBeClearedThenAdvises() {
        Parameters changes = Parameters.of(
                Parameter.replaceable("title", new StringType(1, 5), ""),
                Parameter.clearable("level", new EnumType(List.of("low")), ""));

        assertThat(changes.read(Json.object(Json.read("{\"level\":null}"))).values())
                .containsEntry("level", null);
        assertThat(Json.write(changes.schema()))
                .contains("{\"anyOf\":[{\"type\":\"string\",\"enum\":[\"low\"]},{\"type\":\"null\"}]}");
        assertThatThrownBy(() -> changes.read(Json.object(Json.read("{\"title\":null}"))))
                .hasMessageStartingWith("title can't be cleared");
    }

    @Test
    void integerWhenTextHasMillionsOfDigitsThenIsRefusedUnread() {
        assertThatThrownBy(() -> new IntegerType(1, 100).read("limit", "9".repeat(3_000_000)))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageStartingWith("limit must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({"tomorow", "2026-02-30", "20260228", "2026-2-8"})
    void readWhenDateIsNoneThenTellsTheFormAndToday(String date) {
        assertThatThrownBy(() -> new DateType().read("due_date", date))
                .hasMessageMatching(
                        "due_date \"" + date + "\" is not a date\\. Use YYYY-MM-DD; today is \\d{4}-\\d\\d-\\d\\d\\.");
    }

    @Test
    void textWhenLengthIsMeasuredThenCountsCharactersAndNotUtf16Units() {
        assertThat(new StringType(1, 5).read("t", "🥛🥛🥛🥛🥛")).isEqualTo("🥛🥛🥛🥛🥛");
    }

    @Test
    void schemaWhenWrittenThenIsAClosedObjectInOrderOfDeclaration() {
        assertThat(Json.write(Parameters.of(
                                Parameter.required("a", new StringType(1, 5), "An a"),
                                Parameter.clearable("b", new DateType(), "A b"),
                                Parameter.withDefault("c", new BooleanType(), "", false))
                        .schema()))
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"minLength\":1,"
                        + "\"maxLength\":5,\"description\":\"An a\"},\"b\":{\"anyOf\":[{\"type\":\"string\","
                        + "\"format\":\"date\",\"description\":\"A b\"},{\"type\":\"null\"}]},\"c\":{\"type\":\"boolean\",\"default\":false}},"
                        + "\"required\":[\"a\"],\"additionalProperties\":false}");
    }
}
