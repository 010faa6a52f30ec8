package dev.yata.launcher.service;

import dev.yata.home.YataHome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The environment variables of a service. Spring Boot reads settings from variables of many names, for example {@code
 * SERVER_PORT}. A shell may have them for another program, so a service does not inherit them.
 */
final class ServiceEnvironment {

    private static final List<String> SETTINGS = List.of("SERVER_", "MANAGEMENT_", "LOGGING_", "SPRING_");
    private static final List<String> INHERITED = List.of("SPRING_DATASOURCE_", "LOGGING_LEVEL_");
    private static final Set<String> SWITCHES = Set.of("DEBUG", "TRACE");

    private ServiceEnvironment() {}

    /** Returns the names of the variables that a service does not inherit. */
    static Set<String> ignored(Map<String, String> environment) {
        return environment.keySet().stream()
                .filter(ServiceEnvironment::isSetting)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Spring Boot ignores case, and reads {@code server.port} and {@code server-port} as well. */
    private static boolean isSetting(String variable) {
        String name = variable.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return SWITCHES.contains(name)
                || (SETTINGS.stream().anyMatch(name::startsWith)
                        && INHERITED.stream().noneMatch(name::startsWith));
    }

    /** Returns the variables of a service that ends with this process. */
    static Map<String, String> of(YataHome home, String service, Port auth, Port api) {
        return Map.of(
                "YATA_HOME", home.folder().toString(),
                "YATA_AUTH_PORT", Integer.toString(auth.number()),
                "YATA_API_PORT", Integer.toString(api.number()),
                "YATA_PARENT_PID", Long.toString(ProcessHandle.current().pid()),
                // Keeps at most 60 MB of each log.
                "LOGGING_FILE_NAME", ServiceProcess.log(home, service).toString(),
                "LOGGING_LOGBACK_ROLLINGPOLICY_MAXFILESIZE", "10MB",
                "LOGGING_LOGBACK_ROLLINGPOLICY_TOTALSIZECAP", "50MB",
                "LOGGING_LOGBACK_ROLLINGPOLICY_CLEANHISTORYONSTART", "true",
                "LOGGING_THRESHOLD_CONSOLE", "OFF");
    }
}
