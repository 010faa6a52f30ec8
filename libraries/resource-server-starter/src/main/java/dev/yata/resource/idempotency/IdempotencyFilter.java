package dev.yata.resource.idempotency;

import dev.yata.resource.problem.Problem;
import dev.yata.resource.web.BufferedRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Runs a POST with an {@code Idempotency-Key} and records its response in one transaction, or replays the response. */
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final TransactionDefinition TRANSACTION = new DefaultTransactionDefinition();

    private final RecordedResponses responses;
    private final PlatformTransactionManager transactions;
    private final HandlerExceptionResolver problems;
    private final String resource;

    IdempotencyFilter(
            RecordedResponses responses,
            PlatformTransactionManager transactions,
            HandlerExceptionResolver problems,
            String resource) {
        this.responses = responses;
        this.transactions = transactions;
        this.problems = problems;
        this.resource = resource;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(IdempotencyKey.HEADER) == null
                || token() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        JwtAuthenticationToken token = token();
        if (!(request instanceof BufferedRequest post) || token == null) {
            throw new IllegalStateException("This filter must run after security and the body limit");
        }
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        try {
            process(post, IdempotencyKey.of(resource, post, token.getToken()), buffered, chain);
        } catch (RuntimeException e) {
            buffered.reset();
            problems.resolveException(request, buffered, null, e);
        }
        buffered.copyBodyToResponse();
    }

    /** Returns null for a request to a public route. */
    private static @Nullable JwtAuthenticationToken token() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? token
                : null;
    }

    private void process(
            BufferedRequest request, IdempotencyKey key, ContentCachingResponseWrapper response, FilterChain chain)
            throws ServletException, IOException {
        TransactionStatus transaction = transactions.getTransaction(TRANSACTION);
        try {
            if (!responses.lock(key)) {
                throw Problem.retryLater(
                        HttpStatus.CONFLICT,
                        "A request with this Idempotency-Key is still running; send it again in a moment.",
                        Duration.ofSeconds(1));
            }
            String fingerprint = fingerprintOf(request);
            Optional<RecordedResponse> recorded = responses.find(key);
            if (recorded.isPresent()) {
                replay(recorded.get(), fingerprint, response);
            } else {
                chain.doFilter(request, response);
                if (response.getStatus() / 100 == 2) {
                    responses.record(key, RecordedResponse.of(fingerprint, response));
                }
            }
        } catch (RuntimeException | ServletException | IOException e) {
            transactions.rollback(transaction);
            throw e;
        }
        if (response.getStatus() / 100 == 2) {
            transactions.commit(transaction);
        } else {
            transactions.rollback(transaction);
        }
    }

    private static void replay(RecordedResponse recorded, String fingerprint, HttpServletResponse response)
            throws IOException {
        if (!recorded.fingerprint().equals(fingerprint)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This Idempotency-Key was used with another request; use a new key. Nothing was changed.");
        }
        recorded.replay(response);
    }

    private static String fingerprintOf(BufferedRequest request) {
        MessageDigest digest = IdempotencyKey.sha256();
        String query = request.getQueryString();
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        digest.update((target + "\n").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(request.body()));
    }
}
