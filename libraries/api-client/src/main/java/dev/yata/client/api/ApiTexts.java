package dev.yata.client.api;

/** Provides the words of one API and of its tools for advice to a model. The defaults fit any API. */
public interface ApiTexts {

    /** Fits any API. */
    ApiTexts GENERAL = new ApiTexts() {};

    /** Names the API, such as "todo API". */
    default String api() {
        return "API";
    }

    /** Says how to find out whether an attempt took effect. */
    default String lookFirst() {
        return "Check before trying again.";
    }

    /** Says that a version condition failed (HTTP status 412). */
    default String changedMeanwhile() {
        return "It was changed by someone else meanwhile: get it again first.";
    }

    /** Says what to do about a request that is too large (HTTP status 413). */
    default String requestTooLarge() {
        return "The request is too large: send less.";
    }

    /**
     * Says that something does not exist (HTTP status 404).
     *
     * @param id the last part of the request's path
     * @return an empty text when this is not an ID
     */
    default String missing(String id) {
        return "";
    }

    /**
     * Explains the problem with a field of a request.
     *
     * @param field as the API calls it
     * @param message of the API
     */
    default String field(ApiRequest request, String field, String message) {
        return field + ": " + message;
    }
}
