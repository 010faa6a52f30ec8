package dev.yata.auth.console;

import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.Clients;
import dev.yata.auth.settings.Secret;
import dev.yata.auth.settings.ServerSettings;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code GET /admin/clients/{clientId}/secret}: shows a new secret once, and how an assistant uses it. */
@Controller
class SecretPage {

    private final Clients clients;
    private final OneTimeSecrets secrets;
    private final ServerSettings server;

    SecretPage(Clients clients, OneTimeSecrets secrets, ServerSettings server) {
        this.clients = clients;
        this.secrets = secrets;
        this.server = server;
    }

    @GetMapping("/admin/clients/{clientId}/secret")
    String show(
            @PathVariable String clientId,
            @RequestParam("form_id") UUID form,
            HttpMethod method,
            Principal user,
            Model model) {
        ClientDetails client = clients.get(clientId);
        model.addAttribute("client", client);
        if (method.equals(HttpMethod.GET)) {
            secrets.take(form, clientId, user.getName()).ifPresent(secret -> show(client, secret, model));
        }
        return "console/secret";
    }

    private void show(ClientDetails client, Secret secret, Model model) {
        model.addAttribute("secret", secret.value());
        model.addAttribute("variables", AssistantSetup.variables(client, secret, server));
        model.addAttribute("file", AssistantSetup.fileName(client));
        model.addAttribute("config", AssistantSetup.config(client));
    }
}
