package dev.yata.resource.web;

/**
 * Holds the path under which this service serves its API.
 *
 * @param value begins with a slash and does not end with one; empty if the API begins at the root
 */
public record BasePath(String value) {

    public BasePath(String value) {
        this.value = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    /** Returns the servlet URL pattern of all routes of the API. */
    public String servletPattern() {
        return value + "/*";
    }
}
