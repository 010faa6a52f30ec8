package dev.yata.auth.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leaves out parameters without a value, because they count as omitted (RFC 6749 section 3.2). */
final class FormRequest extends HttpServletRequestWrapper {

    private @Nullable Map<String, String[]> parameters;

    FormRequest(HttpServletRequest request) {
        super(request);
    }

    /** Reads the body at the first call. */
    @Override
    public Map<String, String[]> getParameterMap() {
        if (parameters == null) {
            Map<String, String[]> given = new LinkedHashMap<>();
            super.getParameterMap().forEach((name, values) -> given.put(name, withoutEmpty(values)));
            given.values().removeIf(values -> values.length == 0);
            parameters = Collections.unmodifiableMap(given);
        }
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    private static String[] withoutEmpty(String[] values) {
        return Stream.of(values).filter(value -> !value.isEmpty()).toArray(String[]::new);
    }
}
