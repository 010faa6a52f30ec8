package dev.yata.notes;

import dev.yata.resource.problem.Problem;
import dev.yata.resource.problem.RequestValidator;
import dev.yata.resource.security.CurrentAccount;
import dev.yata.resource.security.ResourceUri;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Creates, lists, reads and deletes the notes of the caller's account. */
@RestController
@RequestMapping(path = "/notes", produces = MediaType.APPLICATION_JSON_VALUE)
@Transactional
class NotesController {

    private final Notes notes;
    private final RequestValidator validator;
    private final ResourceUri resource;

    NotesController(Notes notes, RequestValidator validator, ResourceUri resource) {
        this.notes = notes;
        this.validator = validator;
        this.resource = resource;
    }

    @PostMapping
    ResponseEntity<Note> create(@CurrentAccount String account, @RequestBody NewNote request) {
        Note note = notes.add(account, validator.validate(request).text());
        return ResponseEntity.created(URI.create(resource.of("/notes/" + note.id())))
                .body(note);
    }

    @GetMapping
    List<Note> list(
            @CurrentAccount String account,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "must be 1 to 100")
                    @Max(value = 100, message = "must be 1 to 100")
                    int limit) {
        return notes.find(account, limit);
    }

    @GetMapping("/{id}")
    Note read(@CurrentAccount String account, @PathVariable UUID id) {
        return notes.find(account, id).orElseThrow(() -> unknown(id));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@CurrentAccount String account, @PathVariable UUID id) {
        if (!notes.delete(account, id)) {
            throw unknown(id);
        }
        return ResponseEntity.noContent().build();
    }

    private static Problem unknown(UUID id) {
        return new Problem(HttpStatus.NOT_FOUND, "There is no note %s.".formatted(id));
    }
}
