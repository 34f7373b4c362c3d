package dev.sonoflux.engine.microphone;

import java.util.OptionalInt;

/** Opens and starts a line of the microphone that was configured. It may hang. */
@FunctionalInterface
interface LineOpener {
    /**
     * @param rate the rate that the stream has already, if it has one
     * @throws dev.sonoflux.engine.SonofluxException if there is no such device, if it doesn't offer what is configured, or
     *     if it is in use
     */
    CaptureLine open(OptionalInt rate);
}
