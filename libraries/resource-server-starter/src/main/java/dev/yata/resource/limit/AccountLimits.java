package dev.yata.resource.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits the requests of an account ({@code yata.limits.…}). With the default values, one account uses at most 7 of the
 * 10 connections to the database that a service has, and heavy requests of all accounts use at most 4.
 *
 * @param requestsPerAccount ordinary requests of an account that run at a time
 * @param heavyRequestsPerAccount heavy requests of an account that run at a time
 * @param heavyRequests heavy requests of all accounts that run at a time
 * @param openRequestsPerAccount requests of an account that send their body, wait or run; more are
 *     refused at once
 * @param maxWait how long a request waits before it is refused
 */
@ConfigurationProperties("yata.limits")
record AccountLimits(
        @DefaultValue("5") int requestsPerAccount,
        @DefaultValue("2") int heavyRequestsPerAccount,
        @DefaultValue("4") int heavyRequests,
        @DefaultValue("128") int openRequestsPerAccount,
        @DefaultValue("2s") Duration maxWait) {}
