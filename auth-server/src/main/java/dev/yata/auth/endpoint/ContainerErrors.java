package dev.yata.auth.endpoint;

import dev.yata.resource.problem.TomcatProblems;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers requests that Tomcat itself rejects with an OAuth error or a problem instead of an HTML page. */
@Component
class ContainerErrors extends TomcatProblems {

    ContainerErrors() {
        super(Report.class);
    }

    /** Formats the response. Tomcat creates it by its class name. */
    public static final class Report extends TomcatProblems.Report {

        @Override
        protected String body(Request request, Response response, HttpStatus status) {
            if (!FormRequestRules.appliesTo(request.getRequestURI())) {
                return problem(response, status, ErrorText.of(status) + ".");
            }
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            return "{\"error\":\"invalid_request\",\"error_description\":\"%s\"}".formatted(ErrorText.of(status));
        }
    }
}
