package dev.yata.resource.connection;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;

/** Sets the deadlines of Tomcat. Runs before Boot's customizer, so that settings in {@code server.tomcat} win. */
@Order(-1)
class RequestDeadlines implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Duration HEADERS = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** How long a client may be silent within a body. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Duration body;

    RequestDeadlines(@Value("${yata.web.body-time:20s}") Duration body) {
        this.body = body;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(DeadlineProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof DeadlineProtocol protocol) {
                protocol.setConnectionTimeout((int) HEADERS.toMillis());
                protocol.setKeepAliveTimeout((int) IDLE.toMillis());
                protocol.setDisableUploadTimeout(false);
                protocol.setConnectionUploadTimeout((int) SILENCE.toMillis());
                protocol.setBodyTime(body);
            }
        });
    }
}
