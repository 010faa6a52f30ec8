/**
 * Administration: {@code /admin/api/clients} and their tokens, behind scope {@code clients:admin}; problems as in RFC
 * 9457; and the users of the console. Must not know how secrets are stored or tokens are made.
 */
@NullMarked
package dev.yata.auth.admin;

import org.jspecify.annotations.NullMarked;
