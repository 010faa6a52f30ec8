package dev.yata.todo.idempotency;

import dev.yata.todo.problem.Problem;
import dev.yata.todo.web.ReadRequest;
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

/** Runs a POST with an {@code Idempotency-Key} in one transaction with the record of its answer, or replays it. */
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final TransactionDefinition TRANSACTION = new DefaultTransactionDefinition();

    private final RecordedAnswers answers;
    private final PlatformTransactionManager transactions;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(
            RecordedAnswers answers, PlatformTransactionManager transactions, HandlerExceptionResolver problems) {
        this.answers = answers;
        this.transactions = transactions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(IdempotencyKey.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request instanceof ReadRequest post)
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            throw new IllegalStateException("runs after security and the body limit");
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            answer(post, IdempotencyKey.of(post, token.getToken()), answer, chain);
        } catch (RuntimeException e) {
            answer.reset();
            problems.resolveException(request, answer, null, e);
        }
        answer.copyBodyToResponse();
    }

    private void answer(
            ReadRequest request, IdempotencyKey key, ContentCachingResponseWrapper response, FilterChain chain)
            throws ServletException, IOException {
        TransactionStatus transaction = transactions.getTransaction(TRANSACTION);
        try {
            if (!answers.lock(key)) {
                throw Problem.retryLater(
                        HttpStatus.CONFLICT,
                        "A request with this Idempotency-Key is still running; send it again in a moment.",
                        Duration.ofSeconds(1));
            }
            String fingerprint = fingerprintOf(request);
            Optional<RecordedAnswer> recorded = answers.find(key);
            if (recorded.isPresent()) {
                replay(recorded.get(), fingerprint, response);
            } else {
                chain.doFilter(request, response);
                if (response.getStatus() / 100 == 2) {
                    answers.record(key, RecordedAnswer.of(fingerprint, response));
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

    private static void replay(RecordedAnswer recorded, String fingerprint, HttpServletResponse response)
            throws IOException {
        if (!recorded.fingerprint().equals(fingerprint)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This Idempotency-Key was used with another request; take a new key. Nothing was changed.");
        }
        recorded.replay(response);
    }

    private static String fingerprintOf(ReadRequest request) {
        MessageDigest digest = IdempotencyKey.sha256();
        digest.update((request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(request.body()));
    }
}
