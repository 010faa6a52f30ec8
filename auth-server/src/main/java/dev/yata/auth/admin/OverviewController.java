package dev.yata.auth.admin;

import dev.yata.auth.overview.Overview;
import dev.yata.auth.overview.Overviews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /admin/api/overview}: tokens by hour, clients, keys and health. */
@RestController
class OverviewController {

    private final Overviews overviews;

    OverviewController(Overviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/admin/api/overview")
    Overview overview() {
        return overviews.now();
    }
}
