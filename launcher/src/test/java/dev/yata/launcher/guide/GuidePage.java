package dev.yata.launcher.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps of a Markdown page: its fenced blocks, each with the line of text before it.
 *
 * <p>A block is a file if that line names one in backticks, for example {@code `notes/pom.xml`:}. A block in {@code sh}
 * is run as commands. It runs in a second terminal if that line says "terminal of its own". A block in {@code json} is
 * the configuration of an assistant.
 */
record GuidePage(List<Step> steps) {

    private static final Pattern BLOCK =
            Pattern.compile("^([^\\n]+)\\n\\n```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("^```\\w+$", Pattern.MULTILINE);
    private static final Pattern FILE_NAME = Pattern.compile("`([\\w./-]+\\.\\w+)`:$");

    /** One step of the reader. */
    sealed interface Step {}

    /** Writes a file. The path is relative to the folder the reader works in. */
    record WriteFile(String path, String content) implements Step {}

    /** Runs commands and waits for their end. */
    record RunCommands(String commands) implements Step {}

    /** Starts a command that keeps running. */
    record StartCommand(String command) implements Step {}

    /** Gives an assistant this configuration. */
    record ConfigureAssistant(String json) implements Step {}

    static GuidePage read(Path file) throws IOException {
        String page = Files.readString(file);
        List<Step> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            steps.add(step(block.group(1), block.group(2), block.group(3)));
        }
        long fences = FENCE.matcher(page).results().count();
        if (fences != steps.size()) {
            throw new AssertionError("Only " + steps.size() + " of " + fences + " blocks in " + file + " were read");
        }
        return new GuidePage(steps);
    }

    private static Step step(String lead, String language, String content) {
        if (language.equals("sh")) {
            return lead.contains("terminal of its own") ? new StartCommand(content.strip()) : new RunCommands(content);
        }
        Matcher name = FILE_NAME.matcher(lead);
        if (name.find()) {
            return new WriteFile(name.group(1), content);
        }
        if (language.equals("json")) {
            return new ConfigureAssistant(content);
        }
        throw new AssertionError("Nobody would know what to do with this block: " + lead);
    }
}
