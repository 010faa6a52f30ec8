package dev.yata.resource.limit;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Says which requests are heavy, for example because no index serves them. An account may run only a few of them at a
 * time, so its other requests and those of other accounts still pass. An API may declare one bean.
 */
@FunctionalInterface
public interface HeavyRequests {

    /** Returns whether a request is heavy. Is called for every request, before its controller. */
    boolean isHeavy(HttpServletRequest request);
}
