package dev.yata.notes;

import dev.yata.resource.security.ScopeRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts a sample API that stores notes. The resource-server-starter protects it. */
@SpringBootApplication
public class NotesApplication {

    @Bean
    ScopeRules scopeRules() {
        return new ScopeRules().reading("/notes/**", "notes:read").writing("/notes/**", "notes:write");
    }

    public static void main(String[] arguments) {
        SpringApplication.run(NotesApplication.class, arguments);
    }
}
