package dev.mixhook.engine.feed;

/**
 * People whose whole profile the data gives more than once without saying when: the one read last
 * counts.
 *
 * @param people how many
 * @param example the first of them
 */
public record GivenTwice(int people, String example) {}
