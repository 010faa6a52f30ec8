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

/** Exports the audit as a UTF-8 file, oldest first. Throws {@link TooManyExportsException} if too many exports run. */
@Component
public class AuditExport {

    /** Limits memory: each running export holds one chunk of rows. */
    private static final int MAX_AT_A_TIME = 4;

    private final Semaphore places = new Semaphore(MAX_AT_A_TIME);
    private final AuditTrail trail;
    private final JsonMapper json;

    AuditExport(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /**
     * Writes CSV (RFC 4180) with a header. Values that a spreadsheet would run as a formula get an apostrophe in front.
     */
    public void csv(AuditFilter filter, OutputStream stream) throws IOException {
        write(filter, stream, Csv.HEADER, Csv::line);
    }

    /** Writes one JSON object per line, in the form of the API. */
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
