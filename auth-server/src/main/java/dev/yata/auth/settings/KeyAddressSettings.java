package dev.yata.auth.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configures which addresses clients may register for their keys.
 *
 * @param privateHosts {@code yata.jwks-uri.private-hosts} (YATA_JWKS_URI_PRIVATE_HOSTS): whether {@code jwks_uri} may
 *     name hosts of private networks and of this machine, by default true
 */
@ConfigurationProperties("yata.jwks-uri")
record KeyAddressSettings(@DefaultValue("true") boolean privateHosts) {}
