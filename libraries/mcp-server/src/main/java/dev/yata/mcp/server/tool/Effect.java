package dev.yata.mcp.server.tool;

/**
 * What a call of a tool does, which a client sees as the tool's annotations ({@code ToolAnnotations} of the MCP schema).
 *
 * @param readOnly it changes nothing
 * @param destructive it may overwrite or delete something
 * @param idempotent the same call again changes nothing more
 * @param openWorld it reaches things outside of the server's own data, such as the web
 */
public record Effect(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

    public static final Effect READS = new Effect(true, false, true, false);
    public static final Effect ADDS = new Effect(false, false, false, false);
    /** Sets a state that another call can set back. */
    public static final Effect SETS = new Effect(false, false, true, false);
    /** Replaces or deletes. */
    public static final Effect DESTROYS = new Effect(false, true, true, false);
}
