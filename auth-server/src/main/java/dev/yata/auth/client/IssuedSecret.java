package dev.yata.auth.client;

import dev.yata.auth.settings.Secret;

/** A client and its new secret, which can be shown this once only. */
public record IssuedSecret(ClientDetails client, Secret secret) {}
