package dev.mixhook.delivery;

import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * What all requests to a webhook have in common, made once: to read a URL takes OkHttp a tenth of
 * what it takes to send a POST ({@code EndToEndBenchmark}).
 *
 * @param request the head of a request, with the webhook's own headers
 */
record Addressed(Request request, OkHttpClient client) {}
