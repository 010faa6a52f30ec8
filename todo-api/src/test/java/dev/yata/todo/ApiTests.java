package dev.yata.todo;

import dev.yata.resource.DescribedAnswers;
import dev.yata.resource.HttpTests;
import dev.yata.resource.TestIssuer;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Runs the todo API with a real PostgreSQL. All classes that extend this share one application context. Every answer must
 * be as the OpenAPI description says.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class ApiTests extends HttpTests {

    protected static final TestIssuer ISSUER = new TestIssuer("http://api.example.test/api/v1");

    private static @Nullable DescribedAnswers description;

    protected ApiTests() {
        super(ISSUER, "/api/v1", "todos:read todos:write");
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("yata.issuer", ISSUER::issuer);
    }

    @Override
    protected void check(HttpResponse<String> answer) {
        if (description == null) {
            description = new DescribedAnswers(exchange(plain("/v3/api-docs")).body());
        }
        description.check(answer);
    }

    /** Creates a todo and returns its id. */
    protected String create(String body) {
        return post("/todos", body).expect(201).text("id");
    }
}
