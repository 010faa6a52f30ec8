package dev.yata.auth.admin;

import dev.yata.auth.overview.Overview;
import dev.yata.auth.overview.Overviews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /admin/api/overview}: tokens by hour, clients, keys and health. */
@Tag(name = "Overview")
@RestController
class OverviewController {

    private final Overviews overviews;

    OverviewController(Overviews overviews) {
        this.overviews = overviews;
    }

    @Operation(operationId = "getOverview", summary = "Counts tokens by hour, and clients by state")
    @ApiResponse(responseCode = "200", description = "The counts, the keys and the health")
    @GetMapping(path = "/admin/api/overview", produces = MediaType.APPLICATION_JSON_VALUE)
    Overview overview() {
        return overviews.now();
    }
}
