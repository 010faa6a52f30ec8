package dev.yata.auth.settings;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the protected resources.
 *
 * @param resources {@code yata.resources}: the resources by name. A name has letters, digits and hyphens. The entry
 *     {@code api} is the default; YATA_API_RESOURCE and YATA_API_SCOPES set it
 */
@ConfigurationProperties("yata")
record ResourceSettings(Map<String, ProtectedResource> resources) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");
    private static final List<String> OWN_SCOPES =
            List.of(ProtectedResources.CLIENTS_ADMIN, ProtectedResources.TOKENS_INTROSPECT);

    ResourceSettings {
        resources.forEach(ResourceSettings::check);
    }

    private static void check(String name, ProtectedResource resource) {
        if (!NAME.matcher(name).matches() || name.equals(ProtectedResources.ADMIN)) {
            throw new StartRefusedException(
                    "yata.resources has an entry with the name " + name + ", which can't be used.",
                    "Choose lower-case letters, digits and hyphens. The name admin is this server's own API.");
        }
        if (resource.url() == null) {
            throw new StartRefusedException(
                    "yata.resources." + name + " has no url.",
                    "Set yata.resources." + name + ".url to the URL of that API.");
        }
        SafeUrl.parse(setting(name, "url", "YATA_API_RESOURCE"), resource.url());
        if (resource.scopes().isEmpty() || !resource.scopes().stream().allMatch(SCOPE.asMatchPredicate())) {
            throw new StartRefusedException(
                    setting(name, "scopes", "YATA_API_SCOPES")
                            + " names no scope, or one with characters that no scope may have.",
                    "Give scopes separated by commas: todos:read,todos:write");
        }
        if (resource.scopes().stream().anyMatch(OWN_SCOPES::contains)) {
            throw new StartRefusedException(
                    setting(name, "scopes", "YATA_API_SCOPES") + " names a scope of this server.",
                    "Choose other names than " + String.join(" and ", OWN_SCOPES) + ".");
        }
    }

    /** Returns the property for messages, and for the entry {@code api} also its variable. */
    private static String setting(String name, String property, String variable) {
        String setting = "yata.resources." + name + "." + property;
        return name.equals(ProtectedResources.API) ? setting + " (" + variable + ")" : setting;
    }
}
