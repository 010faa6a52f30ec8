package dev.yata.auth.console;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code GET /admin/login}: the sign-in form. A security filter handles its POST. */
@Controller
class LoginPage {

    static final String PATH = "/admin/login";

    /** Seconds. This server never asks for a longer wait. */
    private static final int MAX_WAIT = 300;

    @GetMapping(PATH)
    String show(
            HttpServletRequest request,
            @Nullable Principal user,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String left,
            @RequestParam(required = false) @Nullable Long wait,
            Model model) {
        if (user != null) {
            return "redirect:/admin/";
        }
        model.addAttribute("to", ReturnPath.of(request));
        model.addAttribute("refused", refused != null);
        model.addAttribute("left", left != null);
        model.addAttribute("wait", wait != null && wait >= 1 && wait <= MAX_WAIT ? wait : null);
        return "console/login";
    }
}
