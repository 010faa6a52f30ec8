package dev.yata.stdio.tool;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same facts twice: for clients that show text and for those that read members. */
record Result(String text, Map<String, @Nullable Object> structured) {}
