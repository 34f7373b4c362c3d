package dev.sonoflux.engine.audiofile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G711Test {
    private static final int NEGATIVE_ZERO = 0x7f;

    @Test
    void everyCodeIsThatOfWhatItStandsFor() {
        for (int code = 0; code < 256; code++) {
            assertThat(G711.toALaw(G711.aLaw((byte) code)) & 0xff).isEqualTo(code);
            if (code != NEGATIVE_ZERO) {
                assertThat(G711.toMuLaw(G711.muLaw((byte) code)) & 0xff).isEqualTo(code);
            }
        }
    }

    /** Decision values x(n) of table 2a, of which the highest is virtual, and the codes above and below them. */
    @ParameterizedTest
    @CsvSource({
        "1, 0xfe, 0xff", "31, 0xef, 0xf0", "35, 0xee, 0xef", "95, 0xdf, 0xe0", "103, 0xde, 0xdf", "223, 0xcf, 0xd0",
        "239, 0xce, 0xcf", "479, 0xbf, 0xc0", "991, 0xaf, 0xb0", "2015, 0x9f, 0xa0", "4063, 0x8f, 0x90",
                "7903, 0x80, 0x81"
    })
    void muLawDecidesWhereTheTableDoes(int decision, String above, String below) {
        assertThat(G711.toMuLaw(decision / 8192f) & 0xff).isEqualTo(Integer.decode(above));
        assertThat(G711.toMuLaw(Math.nextDown(decision / 8192f)) & 0xff).isEqualTo(Integer.decode(below));
        assertThat(G711.toMuLaw(-decision / 8192f) & 0xff).isEqualTo(Integer.decode(above) & 0x7f);
    }

    /** Decision values of table 1a; its codes are given before the inversion of even bits. */
    @ParameterizedTest
    @CsvSource({
        "2, 0x81, 0x80",
        "32, 0x90, 0x8f",
        "64, 0xa0, 0x9f",
        "68, 0xa1, 0xa0",
        "128, 0xb0, 0xaf",
        "256, 0xc0, 0xbf",
        "512, 0xd0, 0xcf",
        "1024, 0xe0, 0xdf",
        "2048, 0xf0, 0xef",
        "3968, 0xff, 0xfe"
    })
    void aLawDecidesWhereTheTableDoes(int decision, String above, String below) {
        assertThat((G711.toALaw(decision / 4096f) & 0xff) ^ 0x55).isEqualTo(Integer.decode(above));
        assertThat((G711.toALaw(Math.nextDown(decision / 4096f)) & 0xff) ^ 0x55).isEqualTo(Integer.decode(below));
        assertThat((G711.toALaw(-decision / 4096f) & 0xff) ^ 0x55).isEqualTo(Integer.decode(above) & 0x7f);
    }

    @Test
    void whatIsBeyondFullScaleIsClipped() {
        assertThat(G711.toMuLaw(3) & 0xff).isEqualTo(0x80);
        assertThat(G711.toMuLaw(-3) & 0xff).isEqualTo(0x00);
        assertThat(G711.toALaw(3) & 0xff).isEqualTo(0xff ^ 0x55);
        assertThat(G711.toALaw(-1) & 0xff).isEqualTo(0x7f ^ 0x55);
    }

    @Test
    void silenceIsTheCodeOfTheSmallestMagnitude() {
        assertThat(G711.toMuLaw(0) & 0xff).isEqualTo(0xff);
        assertThat(G711.toALaw(0) & 0xff).isEqualTo(0x80 ^ 0x55);
    }
}
