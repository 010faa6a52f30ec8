package dev.yata.resource.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Names the protected resource ({@code yata.resource.…}).
 *
 * @param identifier the public URL of the API (RFC 8707): the only accepted {@code aud}, and the base of links
 * @param scopes all scopes of the API, which its metadata lists (RFC 9728)
 */
@ConfigurationProperties("yata.resource")
record ResourceProperties(String identifier, @DefaultValue List<String> scopes) {}
