package dev.mixhook.junit;

/** Comes with the failure of a test, and tells what was sent before it. */
final class WhatWasSent extends RuntimeException {
    private static final long serialVersionUID = 1;

    WhatWasSent(String story) {
        super(story, null, false, false);
    }
}
