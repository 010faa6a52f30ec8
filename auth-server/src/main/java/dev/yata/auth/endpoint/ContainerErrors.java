package dev.yata.auth.endpoint;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers requests that Tomcat itself rejects with an OAuth error or a problem instead of an HTML page. */
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String OAUTH = "{\"error\":\"invalid_request\",\"error_description\":\"%s\"}";
    private static final String PROBLEM =
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s.\"}";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Report.class.getName());
            }
        });
    }

    /** Tomcat creates it by its class name. */
    public static final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            boolean oauth = FormRequestRules.appliesTo(request.getRequestURI());
            response.setContentType(
                    oauth ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            String description = ErrorText.of(status);
            try {
                response.getReporter()
                        .write(
                                oauth
                                        ? OAUTH.formatted(description)
                                        : PROBLEM.formatted(status.getReasonPhrase(), status.value(), description));
                response.finishResponse();
            } catch (IOException gone) {
                container.getLogger().debug("The client has closed the connection", gone);
            }
        }
    }
}
