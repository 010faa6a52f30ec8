package dev.yata.mcp.server.tool;

/**
 * Describes what a call of a tool may change. A client sees it as the tool's annotations ({@code ToolAnnotations} of
 * the MCP schema).
 *
 * @param readOnly the tool changes nothing
 * @param destructive the tool may overwrite or delete something
 * @param idempotent a repeated call changes nothing more
 * @param openWorld the tool uses things outside of the server's own data, such as the web
 */
public record Effect(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

    public static final Effect READS = new Effect(true, false, true, false);
    public static final Effect ADDS = new Effect(false, false, false, false);
    /** Sets a state that another call can reverse. */
    public static final Effect SETS = new Effect(false, false, true, false);
    /** Replaces or deletes data. */
    public static final Effect DESTROYS = new Effect(false, true, true, false);
}
