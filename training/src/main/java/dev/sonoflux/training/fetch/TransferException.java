package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import java.time.Duration;
import java.util.Optional;

/** A try that failed, though another may not. */
final class TransferException extends SonofluxException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    TransferException(String message, Throwable cause) {
        super(message, cause);
        retryAfter = Optional.empty();
    }

    TransferException(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long the server asks to wait. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
