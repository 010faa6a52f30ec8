package dev.yata.auth.console;

import dev.yata.auth.overview.Overview;
import dev.yata.auth.overview.Overviews;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET /admin/}: tokens by hour, clients, keys and health. */
@Controller
class OverviewPage {

    private final Overviews overviews;

    OverviewPage(Overviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/admin")
    String home() {
        return "redirect:/admin/";
    }

    @GetMapping("/admin/")
    String show(Model model) {
        Overview now = overviews.now();
        model.addAttribute("overview", now);
        model.addAttribute("chart", TokenChart.of(now.tokens()));
        return "console/overview";
    }

    /** Answers unknown paths with a page, if the user is signed in. */
    @GetMapping("/admin/{page:(?!api$|assets$).+}/**")
    void unknown() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
