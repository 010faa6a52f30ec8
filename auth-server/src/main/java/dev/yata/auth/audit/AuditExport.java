package dev.yata.auth.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the audit as a file, in UTF-8, oldest first, chunk by chunk. Refuses with {@link TooManyExportsException}. */
@Component
public class AuditExport {

    /** More at a time would be of no use to anybody, and each keeps a chunk in memory. */
    private static final int MAX_AT_A_TIME = 4;

    private final Semaphore places = new Semaphore(MAX_AT_A_TIME);
    private final AuditTrail trail;
    private final JsonMapper json;

    AuditExport(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /** RFC 4180, with a header; what a spreadsheet would run as a formula begins with an apostrophe. */
    public void csv(AuditFilter filter, OutputStream stream) throws IOException {
        write(filter, stream, Csv.HEADER, Csv::line);
    }

    /** One JSON object a line, as the API shows it. */
    public void jsonLines(AuditFilter filter, OutputStream stream) throws IOException {
        write(filter, stream, "", event -> json.writeValueAsString(event) + "\n");
    }

    private void write(AuditFilter filter, OutputStream stream, String header, Function<AuditEvent, String> format)
            throws IOException {
        if (!places.tryAcquire()) {
            throw new TooManyExportsException();
        }
        try {
            writeAll(filter, stream, header, format);
        } finally {
            places.release();
        }
    }

    private void writeAll(AuditFilter filter, OutputStream stream, String header, Function<AuditEvent, String> format)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        writer.write(header);
        try {
            trail.read(filter, event -> append(writer, format.apply(event)));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        writer.flush();
    }

    private static void append(Writer writer, String line) {
        try {
            writer.write(line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
