package dev.yata.auth.admin;

import dev.yata.auth.key.KeyDetails;
import dev.yata.auth.key.KeyRotation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/api/keys}: the signing keys and their rotation. */
@Tag(name = "Keys")
@RestController
@RequestMapping(path = "/admin/api/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeysController {

    private final KeyRotation rotation;

    KeysController(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @Operation(operationId = "listKeys", summary = "Lists the signing keys")
    @ApiResponse(responseCode = "200", description = "The keys")
    @GetMapping
    List<KeyDetails> list() {
        return rotation.keys();
    }

    @Operation(operationId = "rotateKeys", summary = "Publishes the next signing key, which signs later")
    @ApiResponse(responseCode = "200", description = "The keys")
    @ApiResponse(responseCode = "409", description = "The master key was replaced")
    @PostMapping("/rotate")
    List<KeyDetails> rotate() {
        return rotation.rotate();
    }
}
