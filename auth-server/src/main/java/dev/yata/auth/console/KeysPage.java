package dev.yata.auth.console;

import dev.yata.auth.key.KeyRotation;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /admin/keys}: shows the signing keys and rotates them. */
@Controller
@RequestMapping("/admin/keys")
class KeysPage {

    private final KeyRotation rotation;
    private final SubmittedForms forms;

    KeysPage(KeyRotation rotation, SubmittedForms forms) {
        this.rotation = rotation;
        this.forms = forms;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable Notice done, Model model) {
        model.addAttribute("keys", rotation.keys());
        model.addAttribute("notice", done);
        return "console/keys";
    }

    @PostMapping("/rotate")
    String rotate(@RequestParam("form_id") UUID form, Principal user) {
        return forms.once(form, user, () -> {
            rotation.rotate();
            return "/admin/keys?done=" + Notice.KEY_ROTATED;
        });
    }
}
