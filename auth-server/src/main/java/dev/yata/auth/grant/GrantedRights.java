package dev.yata.auth.grant;

import java.util.List;

/**
 * The rights that the token of one request may have at most.
 *
 * @param subject the client or person that the token represents
 * @param account the account whose data it gives access to
 * @param scopes all scopes it may have
 * @param resources names of the protected resources it may be for, the default one first; empty means the default API
 */
public record GrantedRights(String subject, String account, List<String> scopes, List<String> resources) {}
