/**
 * Creates an administrator and a default client at the first start, and the files with their credentials. Later starts
 * only refresh the URLs in those files.
 */
@NullMarked
package dev.yata.auth.bootstrap;

import org.jspecify.annotations.NullMarked;
