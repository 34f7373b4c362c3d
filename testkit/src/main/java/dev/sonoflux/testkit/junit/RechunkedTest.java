package dev.sonoflux.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each way of cutting its streams into frames: what a pipeline hears must not depend on it. Its
 * {@link Recording} parameters come in the frames of the invocation; a parameter of the type
 * {@link dev.sonoflux.testkit.source.Rechunking} is for streams that the test makes itself.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(RechunkedInvocations.class)
public @interface RechunkedTest {
    /** An invocation each: frames of that many samples. */
    int[] sizes() default {1, 160, 4096};

    /** An invocation each: frames of random sizes by that seed. */
    long[] seeds() default {1, 2};

    /** The most samples of a frame of random size. */
    int longest() default 4000;
}
