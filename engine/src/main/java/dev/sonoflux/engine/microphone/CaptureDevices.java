package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.SonofluxException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The devices that capture, as they are now. */
public final class CaptureDevices {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private CaptureDevices() {}

    /**
     * Asks the system for its capture devices.
     *
     * @return in the order of their indices; empty if there are none
     * @throws SonofluxException if the sound system doesn't answer within five seconds, or fails
     */
    public static List<CaptureDevice> list() {
        CompletableFuture<List<CaptureDevice>> answer = new CompletableFuture<>();
        // A sound server that hangs takes whoever asks it with it: that is a thread that nobody needs any more.
        Thread asking = new Thread(
                () -> {
                    try {
                        answer.complete(JavaSoundDevices.list().stream()
                                .map(JavaSoundDevices.Entry::device)
                                .toList());
                    } catch (RuntimeException | Error e) {
                        answer.completeExceptionally(e);
                    }
                },
                "sonoflux-microphone-devices");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SonofluxException(
                    "the sound system does not answer; restart the sound server (pulseaudio, pipewire), or the computer",
                    e);
        } catch (ExecutionException e) {
            throw new SonofluxException("the capture devices cannot be listed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SonofluxException("interrupted while the capture devices were listed", e);
        }
    }
}
