package dev.yata.auth.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /}: leads people who open the address of the server to the console. */
@Controller
class HomePage {

    @GetMapping("/")
    String home() {
        return "redirect:/admin/";
    }
}
