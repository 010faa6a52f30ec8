package dev.yata.mcp.server.schema;

/** Reports that an argument breaks a rule: names the argument, the rule, and the accepted form. */
public final class InvalidArgument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /** @param rule a sentence with its full stop */
    public InvalidArgument(String rule) {
        super(rule);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
