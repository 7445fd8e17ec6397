/**
 * Sends batches of users to a webhook, byte for byte as Mixpanel's Messages did, and says what came
 * back. Imports OkHttp, Okio and Jackson's streaming core; knows no campaign and no database.
 */
@NullMarked
package dev.mixhook.delivery;

import org.jspecify.annotations.NullMarked;
