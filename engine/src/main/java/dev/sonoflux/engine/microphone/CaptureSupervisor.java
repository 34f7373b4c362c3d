package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.SonofluxException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps a microphone going: opens it, notices when nothing comes any more, and opens it again until something does. It
 * looks after the line every {@link #TICK}, and never calls it itself.
 */
final class CaptureSupervisor implements LineCapture.Listener {
    static final Duration TICK = Duration.ofMillis(100);

    /** A line that was delivering and has been quiet for so long has lost its device. */
    static final Duration NOTHING_LIMIT = Duration.ofMillis(500);

    /** The first samples may take longer: some sound servers need almost two seconds. */
    static final Duration FIRST_SAMPLES_LIMIT = Duration.ofSeconds(3);

    static final Duration OPEN_LIMIT = Duration.ofSeconds(2);

    /** How soon a line is tried again at first, ... */
    static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    /** ... and when it stays away: asking a sound system costs more than listening does. */
    static final Duration LATER_RETRY_INTERVAL = Duration.ofSeconds(1);

    private static final int EARLY_RETRIES = 4;

    private final LongSupplier clock;
    private final Scheduler scheduler;
    private final CaptureTimeline timeline;
    private final CaptureQueue queue;
    private final LinePool lines;
    private final SilenceProbe probe;
    private LineCapture current;
    private CaptureLine line;
    private boolean delivers;
    private boolean returnsNothing;
    private long since;
    private long nextAttempt;
    private long lastTick;
    private int attempts;
    private boolean closed;

    /**
     * @param device what was asked for, which messages call it until its name is known
     * @param scheduler whose time it goes by; disposed of in the end
     */
    CaptureSupervisor(String device, LineOpener opener, LongSupplier clock, Scheduler scheduler, CaptureQueue queue) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.queue = queue;
        this.timeline = new CaptureTimeline(device, queue::offer);
        this.lines = new LinePool(opener, clock, this);
        this.probe = new SilenceProbe(lines);
    }

    /** Begins, if nobody has closed it already. */
    synchronized void start() {
        if (closed) {
            return;
        }
        nextAttempt = clock.getAsLong();
        lastTick = nextAttempt;
        scheduler.schedulePeriodically(this::lookAfter, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets go of the line; waits for nothing. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            letGo();
            probe.letGo();
            scheduler.dispose();
        }
    }

    synchronized void press(String key) {
        if (!closed) {
            timeline.press(key);
        }
    }

    synchronized void warn(String message) {
        if (!closed) {
            timeline.warn(message);
        }
    }

    private void lookAfter() {
        try {
            tick();
        } catch (RuntimeException | Error e) {
            // E.g. no more threads can be had: without this the stream would be silent for ever.
            queue.fail(e);
            close();
        }
    }

    private synchronized void tick() {
        if (closed) {
            return;
        }
        long now = clock.getAsLong();
        if (now - lastTick > TICK.multipliedBy(2).toNanos()) {
            // It wasn't the line that paused, but the machine or this process.
            since += now - lastTick;
        }
        lastTick = now;
        if (current != null && now - since > limit().toNanos()) {
            lost(line == null ? "does not answer" : "delivers nothing", now);
        }
        if (current == null && now >= nextAttempt && !closed && lines.mayOpen()) {
            open(now);
        }
        probe.tick(timeline.rate(), now);
    }

    @Override
    public synchronized void opened(LineCapture capture, CaptureLine opened) {
        if (probe.owns(capture)) {
            probe.opened(opened);
        } else if (capture == current) {
            line = opened;
            since = clock.getAsLong();
            if (timeline.rate().isEmpty()) {
                timeline.begin(opened.device(), opened.format(), since);
            }
        }
    }

    @Override
    public synchronized void captured(LineCapture capture, float[] samples, long now, long lost) {
        if (probe.owns(capture) && probe.hears(samples, now)) {
            moveOver(now);
        }
        if (capture != current) {
            return;
        }
        delivers = true;
        returnsNothing = false;
        attempts = 0;
        since = now;
        if (timeline.isInGap()) {
            timeline.resume(line.device(), line.format(), samples.length, now);
        }
        timeline.samples(samples, now);
        if (lost > 0) {
            timeline.overrun(lost);
        }
        probe.lineIsSilent(timeline.isSilent(), now);
        if (queue.hasEnded()) {
            close();
        }
    }

    @Override
    public synchronized void nothing(LineCapture capture) {
        if (capture == current) {
            returnsNothing = true;
        }
    }

    @Override
    public synchronized void failed(LineCapture capture, Throwable cause) {
        if (capture != current && !probe.owns(capture)) {
            return;
        }
        if (cause instanceof Error) {
            queue.fail(cause);
            close();
        } else if (probe.owns(capture)) {
            probe.letGo();
        } else if (timeline.rate().isEmpty()) {
            end(cause instanceof SonofluxException ? cause.getMessage() : timeline.named() + " fails: " + cause);
        } else {
            lost("fails (" + cause + ")", clock.getAsLong());
        }
    }

    private void open(long now) {
        since = now;
        nextAttempt = now + (attempts < EARLY_RETRIES ? RETRY_INTERVAL : LATER_RETRY_INTERVAL).toNanos();
        attempts++;
        current = lines.open(timeline.rate());
    }

    private Duration limit() {
        if (line == null) {
            return OPEN_LIMIT;
        }
        return delivers || returnsNothing ? NOTHING_LIMIT : FIRST_SAMPLES_LIMIT;
    }

    private void lost(String what, long now) {
        if (timeline.rate().isEmpty()) {
            end(timeline.named() + " " + what + "; see whether another program can record, and start again");
            return;
        }
        letGo();
        probe.lineIsSilent(false, now);
        if (!timeline.isInGap()) {
            timeline.lost(
                    timeline.named() + " " + what + ": was it unplugged? It is tried again until it is back, and the"
                            + " stream goes on then with a gap",
                    now);
        }
    }

    /** A line that was opened alongside hears what this one does not. */
    private void moveOver(long now) {
        letGo();
        timeline.lost(
                timeline.named()
                        + " delivers silence where a line that was opened anew hears something; the stream goes on"
                        + " with that one, after a gap",
                now);
        line = probe.line();
        current = probe.take();
    }

    private void end(String message) {
        timeline.fail(message);
        queue.end();
        close();
    }

    private void letGo() {
        if (current != null) {
            lines.abandon(current);
        }
        current = null;
        line = null;
        delivers = false;
        returnsNothing = false;
    }
}
