package dev.fupan.benchmarks.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The events of several tenants, each with many lives under way at once, in the order in which an intake takes them.
 *
 * <p>Every event continues a life chosen at random among those under way, so that a batch of the log seldom speaks of
 * one lead twice: the dear case for whoever keeps state per lead.
 */
public final class Story {

    /** Enough for a large company; a smaller one is cheaper, because its batches touch fewer leads. */
    private static final int LIVES_UNDER_WAY = 4_000;

    private static final Duration YEAR = Duration.ofDays(365);

    private final SplittableRandom random;
    private final List<String> tenants = new ArrayList<>();
    private final Life[][] lives;
    private final Instant begin;
    private final long microsPerEvent;
    private long told;
    private int born;

    /** @param end when the last event happens; the first one is a year older */
    public Story(long seed, int tenants, long events, Instant end) {
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < tenants; i++) {
            this.tenants.add("tenant-" + i);
        }
        this.begin = end.minus(YEAR);
        this.microsPerEvent = YEAR.toMillis() * 1_000 / events;
        int underWay = (int) Math.max(1, Math.min(LIVES_UNDER_WAY, events / tenants / 12));
        this.lives = new Life[tenants][underWay];
    }

    public List<String> tenants() {
        return tenants;
    }

    public StoryEvent next() {
        int tenant = random.nextInt(lives.length);
        int slot = random.nextInt(lives[tenant].length);
        Life life = lives[tenant][slot];
        if (life == null || life.ended()) {
            life = new Life(random, Integer.toString(++born, Character.MAX_RADIX));
            lives[tenant][slot] = life;
        }
        Instant time = begin.plusNanos(told * microsPerEvent * 1_000).plusMillis(random.nextInt(1_000));
        told++;
        return life.next(tenants.get(tenant), time);
    }
}
