package dev.sonoflux.sinks.jsonlines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.sinks.Examples;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(locale);
    }

    @Test
    void aDetectionHasItsKeysInOrderAndItsNumbersInAFixedFormat() {
        assertThat(new JsonLines().detection("theo.wav", Examples.detection("7", false)))
                .isEqualTo("{\"type\":\"detection\",\"stream\":\"theo.wav\",\"segment\":3,\"label\":\"7\","
                        + "\"confidence\":0.9731,\"start\":4.320,\"end\":4.812,\"at\":5.010,\"forced\":false,"
                        + "\"top\":[{\"label\":\"7\",\"p\":0.9731},{\"label\":\"1\",\"p\":0.0102},"
                        + "{\"label\":\"9\",\"p\":0.0071}]}");
    }

    @Test
    void aMeasurementHasItsOwnTypeAndItsValuesInTheirOrder() {
        assertThat(new JsonLines().measurement("theo.wav", Examples.MEASURED))
                .isEqualTo("{\"type\":\"tempo\",\"stream\":\"theo.wav\",\"at\":1.500,\"beats\":120.50,\"steady\":true,"
                        + "\"metre\":\"3/4\"}");
    }

    @Test
    void theFormatIsTheSameInEveryLocale() {
        String here = new JsonLines().detection("s", Examples.detection("7", true));

        for (String tag : List.of("de-DE", "ar-EG", "hi-IN-u-nu-deva")) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(new JsonLines().detection("s", Examples.detection("7", true)))
                    .isEqualTo(here);
        }
    }

    @Test
    void smallAndLargeNumbersAreWrittenOut() {
        Detection detection = new Detection("x", 0.00001, 44_100, 0, 1, 1L << 50, 1L << 40, false, List.of());

        assertThat(new JsonLines().detection("s", detection))
                .contains("\"confidence\":0.0000,\"start\":0.000,\"end\":0.000,\"at\":25530610132.486,")
                .contains("\"segment\":1099511627776,")
                .endsWith("\"top\":[]}");
    }

    @Test
    void textIsEscapedAndStaysOnOneLine() {
        String line = new JsonLines().detection("a\n\"b\"\\\u0001ü😀.wav", Examples.detection("\t", false));

        assertThat(line)
                .contains("\"stream\":\"a\\n\\\"b\\\"\\\\\\u0001ü😀.wav\"")
                .contains("\"label\":\"\\t\"");
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void aSegmentIsDelimitedByItsSpeech() {
        assertThat(new JsonLines().segment("s", Examples.ENDED))
                .isEqualTo("{\"type\":\"segment\",\"stream\":\"s\",\"segment\":3,\"start\":4.320,\"end\":4.812,"
                        + "\"at\":5.010,\"reason\":\"max-length\"}");
    }

    @Test
    void droppedSamplesSayWhereTheyAreMissing() {
        assertThat(new JsonLines().dropped("mic", Examples.DROPPED))
                .isEqualTo("{\"type\":\"dropped\",\"stream\":\"mic\",\"start\":0.500,\"end\":0.600,\"samples\":1600}");
    }

    @Test
    void aFaultSaysWhereAndWhat() {
        assertThat(new JsonLines().fault("s", Examples.FAULT))
                .isEqualTo("{\"type\":\"fault\",\"stream\":\"s\",\"severity\":\"warning\",\"subject\":"
                        + "\"a \\\"b\\\".wav\",\"at\":1.500,\"message\":\"a \\\"b\\\".wav is cut off\\nat byte 44\"}");
        assertThat(new JsonLines().fault("s", new Fault(Fault.Severity.ERROR, "x", 0, 0, "no header")))
                .contains("\"severity\":\"error\"")
                .contains("\"at\":0.000");
    }

    @Test
    void capturesAndKeysSayWhere() {
        PcmFormat format = new PcmFormat(16_000, 2, SampleEncoding.S16_LE);

        assertThat(new JsonLines().capture("mic", new CaptureStarted("USB", format, 8000)))
                .isEqualTo("{\"type\":\"capture\",\"stream\":\"mic\",\"device\":\"USB\",\"rate\":16000,\"channels\":2,"
                        + "\"at\":0.500}");
        assertThat(new JsonLines().key("mic", new KeyPress(16_000, 24_000, KeyPress.ENTER)))
                .isEqualTo("{\"type\":\"key\",\"stream\":\"mic\",\"key\":\"enter\",\"at\":1.500}");
    }
}
