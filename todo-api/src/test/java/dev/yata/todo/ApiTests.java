package dev.yata.todo;

import dev.yata.resource.HttpTests;
import dev.yata.resource.TestIssuer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the todo API with a real PostgreSQL. All classes that extend this share one application context. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class ApiTests extends HttpTests {

    protected static final TestIssuer ISSUER = new TestIssuer("http://api.example.test/api/v1");

    protected ApiTests() {
        super(ISSUER, "/api/v1", "todos:read todos:write");
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("yata.issuer", ISSUER::issuer);
    }

    /** Creates a todo and returns its id. */
    protected String create(String body) {
        return post("/todos", body).expect(201).text("id");
    }
}
