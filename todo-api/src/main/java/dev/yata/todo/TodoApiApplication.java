package dev.yata.todo;

import dev.yata.resource.security.ScopeRules;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the todo API. */
@SpringBootApplication
public class TodoApiApplication {

    /** Defines the scopes. A route without a rule is closed. */
    @Bean
    ScopeRules scopeRules() {
        return new ScopeRules().reading("/**", "todos:read").writing("/**", "todos:write");
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("YATA todo API")
                        .version("v1")
                        .description("Todos of an account. Errors are problems (RFC 9457)."));
    }

    public static void main(String[] arguments) {
        SpringApplication.run(TodoApiApplication.class, arguments);
    }
}
