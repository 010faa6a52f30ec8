package dev.yata.auth.audit;

import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Exports the audit as a UTF-8 file, oldest first. If too many exports run, throws a {@link Problem} (429). */
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

    /** Writes CSV (RFC 4180). Values that a spreadsheet would run as a formula get an apostrophe in front. */
    public void csv(AuditFilter filter, HttpServletResponse response) throws IOException {
        write(filter, response, "csv", "text/csv", Csv.HEADER, Csv::line);
    }

    /** Writes one JSON object per line, in the form of the API. */
    public void jsonLines(AuditFilter filter, HttpServletResponse response) throws IOException {
        write(filter, response, "jsonl", "application/jsonl", "", event -> json.writeValueAsString(event) + "\n");
    }

    private void write(
            AuditFilter filter,
            HttpServletResponse response,
            String extension,
            String contentType,
            String header,
            Function<AuditEvent, String> format)
            throws IOException {
        if (!places.tryAcquire()) {
            throw Problem.retryLater(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many exports of the audit are running. Try again when one has finished.",
                    Duration.ofSeconds(10));
        }
        try {
            response.setContentType(contentType + ";charset=UTF-8");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit." + extension + "\"");
            Writer writer =
                    new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            writer.write(header);
            trail.read(filter, event -> append(writer, format.apply(event)));
            writer.flush();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } finally {
            places.release();
        }
    }

    private static void append(Writer writer, String line) {
        try {
            writer.write(line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
