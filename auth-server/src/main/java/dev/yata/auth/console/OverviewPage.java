package dev.yata.auth.console;

import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.Clients;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /admin/}: how things stand. */
@Controller
class OverviewPage {

    private final Clients clients;

    OverviewPage(Clients clients) {
        this.clients = clients;
    }

    @GetMapping("/admin")
    String home() {
        return "redirect:/admin/";
    }

    @GetMapping("/admin/")
    String show(Model model) {
        List<ClientDetails> all = clients.all();
        long active = all.stream().filter(ClientDetails::active).count();
        model.addAttribute("active", active);
        model.addAttribute("disabled", all.size() - active);
        return "console/overview";
    }

    /** Whatever is signed in and asks for a page that does not exist is told so in a page. */
    @GetMapping("/admin/{page:(?!api$|assets$).+}/**")
    String nothing() {
        throw new UnknownPageException();
    }
}
