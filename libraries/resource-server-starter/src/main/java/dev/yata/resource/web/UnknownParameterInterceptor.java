package dev.yata.resource.web;

import dev.yata.resource.problem.AcceptedForm;
import dev.yata.resource.problem.InvalidField;
import dev.yata.resource.problem.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects query parameters that a route does not declare, because ignoring a misspelt filter would list everything.
 * Also rejects repeated parameters, and values that are not in their JSON form.
 */
final class UnknownParameterInterceptor implements HandlerInterceptor {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,8})");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && request.getQueryString() != null) {
            check(request, acceptedBy(method));
        }
        return true;
    }

    private static void check(HttpServletRequest request, Map<String, Class<?>> accepted) {
        List<InvalidField> errors = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!accepted.containsKey(name)) {
                errors.add(new InvalidField(
                        name,
                        accepted.isEmpty()
                                ? "is not a parameter here; this route has none"
                                : "is not a parameter here; use " + String.join(", ", accepted.keySet())));
            } else if (values.length > 1) {
                errors.add(new InvalidField(name, "is given more than once"));
            } else if (!isOfForm(accepted.get(name), values[0])) {
                errors.add(new InvalidField(name, "is not " + AcceptedForm.of(accepted.get(name))));
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Checks the form. Spring's conversion accepts more: "yes" for true, 0x10 for 16, and Java names of constants. */
    private static boolean isOfForm(@Nullable Class<?> type, String value) {
        if (type == Boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        if (type == int.class) {
            return WHOLE_NUMBER.matcher(value).matches();
        }
        return type == null
                || !type.isEnum()
                || Arrays.stream(type.getEnumConstants())
                        .anyMatch(constant -> constant.toString().equals(value));
    }

    private static Map<String, Class<?>> acceptedBy(HandlerMethod method) {
        Map<String, Class<?>> accepted = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                accepted.put(nameOf(parameter), parameter.getParameterType());
            } else if (parameter.getParameterType().isRecord()
                    && !parameter.hasParameterAnnotation(RequestBody.class)) {
                for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
                    accepted.put(component.getName(), component.getType());
                }
            }
        }
        return accepted;
    }

    private static String nameOf(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null || annotation.name().isEmpty()
                ? String.valueOf(parameter.getParameter().getName())
                : annotation.name();
    }
}
