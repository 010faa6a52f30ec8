package dev.yata.resource.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Replaces valid or harmless spellings of the headers {@code Accept} and {@code Authorization} that Spring does not
 * accept. Every route of a service then accepts the same spellings.
 */
final class RequestHeaderFilter extends OncePerRequestFilter {

    /** JSON is always UTF-8 and has no such parameter (RFC 8259 section 11). With it, Spring fails after the change. */
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*(?:\"[^\"]*\"|[^;\\s]*)", Pattern.CASE_INSENSITIVE);

    /** RFC 9110 section 11.4 allows several spaces between the scheme and the credentials. */
    private static final Pattern SPACES_AFTER_SCHEME = Pattern.compile("^([^ ]+) {2,}");

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new NormalizedRequest(request), response);
    }

    /** Returns the media types that can be read, in one line; the lines as they are if none can be read. */
    private static List<String> readable(List<String> lines) {
        String types = lines.stream()
                .flatMap(line -> MimeTypeUtils.tokenize(line).stream())
                .map(type -> CHARSET.matcher(type).replaceAll(""))
                .filter(RequestHeaderFilter::isReadable)
                .collect(Collectors.joining(", "));
        return types.isEmpty() ? lines : List.of(types);
    }

    private static List<String> withSingleSpaces(List<String> authorizations) {
        return authorizations.stream()
                .map(line -> SPACES_AFTER_SCHEME.matcher(line).replaceFirst("$1 "))
                .toList();
    }

    private static boolean isReadable(String type) {
        try {
            MediaType.parseMediaType(type);
            return true;
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private static final class NormalizedRequest extends HttpServletRequestWrapper {

        NormalizedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isNormalized(name) ? normalized(name).stream().findFirst().orElse(null) : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isNormalized(name) ? Collections.enumeration(normalized(name)) : super.getHeaders(name);
        }

        private static boolean isNormalized(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT) || name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION);
        }

        private List<String> normalized(String name) {
            List<String> lines = Collections.list(super.getHeaders(name));
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? readable(lines) : withSingleSpaces(lines);
        }
    }
}
