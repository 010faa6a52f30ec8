package dev.yata.resource;

import dev.yata.notes.NotesApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the sample API with a real PostgreSQL. All classes that extend this share one application context. */
@SpringBootTest(classes = NotesApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class NotesTests extends HttpTests {

    protected static final TestIssuer ISSUER = new TestIssuer("http://api.example.test");

    protected NotesTests() {
        super(ISSUER, "", "notes:read notes:write");
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("yata.issuer", ISSUER::issuer);
    }
}
