package dev.sonoflux.engine;

/**
 * A fault whose message is written for the user: what was wrong, where (file, field, line or offset) and what to do. The
 * command line prints the message alone; the stack trace is for whoever asks for it.
 */
public class SonofluxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SonofluxException(String message) {
        super(message);
    }

    public SonofluxException(String message, Throwable cause) {
        super(message, cause);
    }
}
