package dev.mixhook.engine.web;

/** What a server says to a request: an answer at once, or something that goes on. */
public sealed interface WebReply permits WebAnswer, WebStream {}
