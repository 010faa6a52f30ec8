package dev.yata.auth.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects parameters that no form of the console sends: malformed UTF-8, control characters except tabs and line
 * breaks, and names with an index, which data binding would use as the size of a list.
 */
final class ParameterFilter extends OncePerRequestFilter {

    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\uFFFD&&[^\\t\\r\\n]]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (readable(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    private static boolean readable(HttpServletRequest request) {
        try {
            Map<String, String[]> parameters = request.getParameterMap();
            // A user name or password may contain any character.
            return request.getServletPath().equals(LoginPage.PATH)
                    || parameters.entrySet().stream()
                            .noneMatch(entry -> entry.getKey().contains("[") || unreadable(entry.getValue()));
        } catch (IllegalStateException malformed) {
            return false;
        }
    }

    private static boolean unreadable(String[] values) {
        return Arrays.stream(values).anyMatch(value -> UNREADABLE.matcher(value).find());
    }
}
