package dev.yata.resource.openapi;

import dev.yata.resource.security.ResourceUri;
import dev.yata.resource.web.BasePath;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Names the resource as the server, and describes paths relative to it. So a client that has the address of the API uses
 * the paths of the description as they are, even behind a proxy that adds a path.
 */
record ServerDocumentation(ResourceUri resource, BasePath base) implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI description) {
        description.setServers(List.of(new Server().url(resource.of(""))));
        Paths relative = new Paths();
        description.getPaths().forEach((path, item) -> relative.addPathItem(relativePath(path), item));
        description.setPaths(relative);
    }

    private String relativePath(String path) {
        return path.startsWith(base.value() + "/") ? path.substring(base.value().length()) : path;
    }
}
