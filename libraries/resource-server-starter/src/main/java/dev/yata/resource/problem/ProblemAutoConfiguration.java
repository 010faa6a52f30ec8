package dev.yata.resource.problem;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Answers every error of a web application with a problem. */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({ProblemHandler.class, ProblemErrorController.class, TomcatProblems.class, RequestValidator.class})
public class ProblemAutoConfiguration {

    @Bean
    DatabaseFailureLog databaseFailureLog() {
        return new DatabaseFailureLog(Clock.systemUTC());
    }

    /** Is the component {@code storage} of the health endpoint. */
    @Bean
    StorageHealth storageHealthIndicator(DatabaseFailureLog databaseFailures) {
        return new StorageHealth(databaseFailures);
    }
}
