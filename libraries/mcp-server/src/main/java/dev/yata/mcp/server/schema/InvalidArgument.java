package dev.yata.mcp.server.schema;

import java.util.Objects;

/** Reports that an argument breaks a rule: names the argument, the rule, and the accepted form. */
public final class InvalidArgument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param rule a sentence with its full stop */
    public InvalidArgument(String rule) {
        super(rule);
    }

    public String rule() {
        return Objects.requireNonNull(getMessage());
    }
}
