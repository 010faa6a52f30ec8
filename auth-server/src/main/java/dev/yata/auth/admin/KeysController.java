package dev.yata.auth.admin;

import dev.yata.auth.key.KeyDetails;
import dev.yata.auth.key.KeyRotation;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/api/keys}: the signing keys and their rotation. */
@RestController
@RequestMapping(path = "/admin/api/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeysController {

    private final KeyRotation rotation;

    KeysController(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GetMapping
    List<KeyDetails> list() {
        return rotation.keys();
    }

    @PostMapping("/rotate")
    List<KeyDetails> rotate() {
        return rotation.rotate();
    }
}
