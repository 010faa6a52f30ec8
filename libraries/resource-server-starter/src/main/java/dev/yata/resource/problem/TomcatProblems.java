package dev.yata.resource.problem;

import dev.yata.resource.request.RequestId;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers requests that Tomcat itself rejects as malformed, with a problem instead of an HTML page. A program may add a
 * subclass as a bean, which replaces it.
 */
@ConditionalOnMissingBean(TomcatProblems.class)
public class TomcatProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Class<? extends Report> report;

    TomcatProblems() {
        this(Report.class);
    }

    /** @param report formats the responses; Tomcat creates it by its class name */
    protected TomcatProblems(Class<? extends Report> report) {
        this.report = report;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(report.getName());
            }
        });
    }

    /** Formats the response. */
    public static class Report extends ErrorReportValve {

        @Override
        protected final void report(Request request, Response response, @Nullable Throwable throwable) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            response.setCharacterEncoding("UTF-8");
            try {
                response.getReporter().write(body(request, response, status));
                response.finishResponse();
            } catch (IOException e) {
                container.getLogger().debug("The client has closed the connection", e);
            }
        }

        /** Returns the body, and sets its content type. */
        protected String body(Request request, Response response, HttpStatus status) {
            return problem(
                    response,
                    status,
                    status == HttpStatus.REQUEST_TIMEOUT
                            ? "The body of the request did not arrive in time."
                            : "The request is malformed.");
        }

        protected static String problem(Response response, HttpStatus status, String detail) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            String requestId = RequestId.random();
            response.setHeader(RequestId.HEADER, requestId);
            return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"%s\":\"%s\"}"
                    .formatted(status.getReasonPhrase(), status.value(), detail, RequestId.NAME, requestId);
        }
    }
}
