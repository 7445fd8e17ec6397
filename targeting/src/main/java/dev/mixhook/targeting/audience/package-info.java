/**
 * Who matches each of many targets at each instant: told of new data and of time, it evaluates
 * again only whom that can change. Imports {@code evaluation} and {@code person}.
 */
@NullMarked
package dev.mixhook.targeting.audience;

import org.jspecify.annotations.NullMarked;
