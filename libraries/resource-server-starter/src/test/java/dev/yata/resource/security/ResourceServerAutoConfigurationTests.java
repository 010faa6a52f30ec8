package dev.yata.resource.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.TestIssuer;
import dev.yata.resource.problem.RequestValidator;
import dev.yata.resource.web.BasePath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ResourceServerAutoConfigurationTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestIssuer issuer = new TestIssuer("http://api.example.test");

    private static ConfigurableApplicationContext start(Class<?> api, String... properties) {
        String[] all = new String[properties.length + 1];
        System.arraycopy(properties, 0, all, 1, properties.length);
        all[0] = "--spring.autoconfigure.exclude="
                + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
                + "dev.yata.postgres.EmbeddedPostgresAutoConfiguration,dev.yata.postgres.MigrationsAutoConfiguration,"
                + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration";
        return new SpringApplicationBuilder(api).run(all);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext context, String path, String authorization)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", authorization)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void startWhenThereIsNoDatabaseThenBearerTokensOnly(CapturedOutput log) throws Exception {
        try (ConfigurableApplicationContext context =
                start(Echo.class, "--yata.issuer=" + issuer.issuer(), "--yata.resource.scopes=notes:read")) {
            String token = issuer.token("mine", "notes:read");
            assertThat(get(context, "/echo", "Bearer " + token).body()).isEqualTo("mine");
            HttpResponse<String> refused = get(context, "/echo", "DPoP " + token);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().allValues("WWW-Authenticate"))
                    .singleElement()
                    .asString()
                    .startsWith("Bearer ");
            assertThat(get(context, "/.well-known/oauth-protected-resource", "none")
                            .body())
                    .doesNotContain("dpop");
            assertThat(log).contains("accepts no DPoP proofs and ignores Idempotency-Key");
        }
    }

    @Test
    void startWhenThereIsNoIdentifierThenOnlyGeneralParts() {
        try (ConfigurableApplicationContext context =
                start(Plain.class, "--spring.config.location=optional:classpath:/none/", "--server.port=0")) {
            assertThat(context.getBeanProvider(JwtDecoder.class).stream()).isEmpty();
            assertThat(context.getBean(RequestValidator.class)).isNotNull();
            assertThat(context.getBean(BasePath.class).value()).isEmpty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class Echo {

        @Bean
        ScopeRules rules() {
            return new ScopeRules().reading("/echo", "notes:read");
        }

        @GetMapping("/echo")
        String account(@CurrentAccount String account) {
            return account;
        }
    }
}
