package dev.yata.auth.console;

import dev.yata.auth.overview.Overview;
import dev.yata.auth.overview.Overviews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /admin/}: how things stand. */
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

    /** Who is signed in and asks for a page that does not exist is told so in a page. */
    @GetMapping("/admin/{page:(?!api$|assets$).+}/**")
    String nothing() {
        throw new UnknownPageException();
    }
}
