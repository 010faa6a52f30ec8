package dev.yata.stdio.tool;

/** Allows everything. */
public record AnyScope() implements Grant {

    @Override
    public boolean isKnown() {
        return true;
    }

    @Override
    public boolean covers(String scope) {
        return true;
    }
}
