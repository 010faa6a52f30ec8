package dev.yata.todo.web;

import dev.yata.todo.problem.InvalidField;
import dev.yata.todo.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that a route does not have: a misspelt filter would otherwise list everything. */
final class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            check(request, acceptedBy(method));
        }
        return true;
    }

    private static void check(HttpServletRequest request, List<String> accepted) {
        List<InvalidField> errors = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!accepted.contains(name)) {
                errors.add(new InvalidField(
                        name,
                        accepted.isEmpty()
                                ? "is not a parameter here; there are none"
                                : "is not a parameter here; use " + String.join(", ", accepted)));
            } else if (values.length > 1) {
                errors.add(new InvalidField(name, "is given more than once"));
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static List<String> acceptedBy(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::nameOf)
                .toList();
    }

    private static String nameOf(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null || annotation.name().isEmpty()
                ? String.valueOf(parameter.getParameter().getName())
                : annotation.name();
    }
}
