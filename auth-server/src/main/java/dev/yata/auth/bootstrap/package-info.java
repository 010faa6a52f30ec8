/**
 * The first start: an administrator, a default client, and the files that tell their owner the credentials. Later starts
 * only refresh the URLs in those files.
 */
@NullMarked
package dev.yata.auth.bootstrap;

import org.jspecify.annotations.NullMarked;
