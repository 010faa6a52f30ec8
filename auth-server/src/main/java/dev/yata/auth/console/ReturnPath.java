package dev.yata.auth.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides where to go after signing in: the requested page if it belongs to the console, otherwise the overview. */
final class ReturnPath {

    static final String PARAMETER = "to";

    private static final String HOME = "/admin/";

    /** Matches paths without scheme, host or dot segments, so that no link leads out of the console. */
    private static final Pattern PAGE = Pattern.compile("/admin/[A-Za-z0-9/_-]{0,200}(\\?[A-Za-z0-9=&%+._:-]{0,800})?");

    private ReturnPath() {}

    static String of(HttpServletRequest request) {
        return checked(request.getParameter(PARAMETER));
    }

    static String checked(@Nullable String path) {
        return path != null && PAGE.matcher(path).matches() ? path : HOME;
    }

    static String parameter(HttpServletRequest request) {
        return encoded(of(request));
    }

    /** Returns the path of the login page, which leads back to the page that this request asks for. */
    static String loginFor(HttpServletRequest request) {
        String query = request.getQueryString();
        String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        boolean page = "GET".equals(request.getMethod()) && !checked(asked).equals(HOME);
        return page ? LoginPage.PATH + "?" + encoded(asked) : LoginPage.PATH;
    }

    private static String encoded(String path) {
        return PARAMETER + "=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
