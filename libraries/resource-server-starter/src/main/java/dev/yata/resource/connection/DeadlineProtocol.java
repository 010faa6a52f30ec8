package dev.yata.resource.connection;

import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Adds deadlines to Tomcat's HTTP/1.1, whose own timeouts start again with each byte. Tomcat creates this class by its
 * name.
 */
public final class DeadlineProtocol extends Http11NioProtocol {

    private Duration bodyTime = Duration.ofSeconds(20);

    /** Is called by Tomcat. */
    public DeadlineProtocol() {
        super(new SheddingEndpoint());
    }

    /** Sets how long a body may take. The connection timeout sets how long the headers may take. */
    void setBodyTime(Duration bodyTime) {
        this.bodyTime = bodyTime;
    }

    Duration bodyTime() {
        return bodyTime;
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new UnreadBodies(adapter));
    }

    @Override
    protected Processor createProcessor() {
        return new DeadlineProcessor(this, getAdapter());
    }
}
