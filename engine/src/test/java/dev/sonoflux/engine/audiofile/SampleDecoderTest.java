package dev.sonoflux.engine.audiofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleDecoderTest {
    /** Each row: the lowest value, minus one step, zero, one half, in that encoding. */
    @ParameterizedTest
    @CsvSource({
        "U8, 00 7f 80 c0, 128",
        "S8, 80 ff 00 40, 128",
        "S16_LE, 0080 ffff 0000 0040, 32768",
        "S16_BE, 8000 ffff 0000 4000, 32768",
        "S24_LE, 000080 ffffff 000000 000040, 8388608",
        "S24_BE, 800000 ffffff 000000 400000, 8388608",
        "S32_LE, 00000080 ffffffff 00000000 00000040, 2147483648",
        "S32_BE, 80000000 ffffffff 00000000 40000000, 2147483648",
        "F32_LE, 000080bf 000000b8 00000000 0000003f, 32768",
        "F32_BE, bf800000 b8000000 00000000 3f000000, 32768",
        "F64_LE, 000000000000f0bf 00000000000000bf 0000000000000000 000000000000e03f, 32768",
        "F64_BE, bff0000000000000 bf00000000000000 0000000000000000 3fe0000000000000, 32768",
    })
    void dividesEachEncodingByItsFullScale(SampleEncoding encoding, String hex, double steps) {
        assertThat(decode(encoding, 1, ChannelMix.mean(), hex)).containsExactly(-1f, (float) (-1 / steps), 0f, 0.5f);
    }

    @Test
    void expandsMuLawAsG711Says() {
        // Decoder output values of G.711, table 2, times four for 16 bits.
        assertThat(decode(SampleEncoding.MU_LAW, 1, ChannelMix.mean(), "80 00 ff 7f 8f f0 e0 70"))
                .containsExactly(
                        32124 / 32768f,
                        -32124 / 32768f,
                        0f,
                        0f,
                        16764 / 32768f,
                        120 / 32768f,
                        372 / 32768f,
                        -120 / 32768f);
    }

    @Test
    void expandsALawAsG711Says() {
        // Decoder output values of G.711, table 1, times eight for 16 bits.
        assertThat(decode(SampleEncoding.A_LAW, 1, ChannelMix.mean(), "aa 2a d5 55 c5 80 94"))
                .containsExactly(
                        32256 / 32768f,
                        -32256 / 32768f,
                        8 / 32768f,
                        -8 / 32768f,
                        264 / 32768f,
                        5504 / 32768f,
                        2240 / 32768f);
    }

    @Test
    void takesTheMeanOfAllChannels() {
        float[] mixed = decode(SampleEncoding.S16_LE, 3, ChannelMix.mean(), "0010 0020 0060 0080 0080 0080");

        assertThat(mixed[0]).isCloseTo((0x1000 + 0x2000 + 0x6000) / 3f / 32768, within(1e-7f));
        assertThat(mixed[1]).isEqualTo(-1f);
    }

    @Test
    void takesTheChosenChannelAlone() {
        assertThat(decode(SampleEncoding.S8, 3, ChannelMix.channel(2), "01 02 40 03 04 20"))
                .containsExactly(0.5f, 0.25f);
    }

    @Test
    void replacesWhatIsNoNumberBySilenceAndCountsIt() {
        SampleDecoder decoder = new SampleDecoder(new PcmFormat(8000, 1, SampleEncoding.F32_BE), ChannelMix.mean());
        float[] out = new float[4];

        decoder.decode(bytes("3f000000 7fc00000 7f800000 ff800000"), 4, out, 0);

        assertThat(out).containsExactly(0.5f, 0f, 0f, 0f);
        assertThat(decoder.notFinite()).isEqualTo(3);
        assertThat(decoder.firstNotFinite()).isEqualTo(1);
    }

    @Test
    void replacesDoublesThatNoFloatHolds() {
        assertThat(decode(SampleEncoding.F64_BE, 1, ChannelMix.mean(), "7fe0000000000000"))
                .containsExactly(0f);
    }

    @Test
    void refusesAChannelThatTheFormatLacks() {
        PcmFormat stereo = new PcmFormat(8000, 2, SampleEncoding.S16_LE);

        assertThatThrownBy(() -> new SampleDecoder(stereo, ChannelMix.channel(2)))
                .hasMessage("channel 2 of 2; channels count from 0");
        assertThatThrownBy(() -> ChannelMix.channel(-1)).hasMessageContaining("channel -1 is negative");
    }

    private static float[] decode(SampleEncoding encoding, int channels, ChannelMix mix, String hex) {
        PcmFormat format = new PcmFormat(8000, channels, encoding);
        byte[] bytes = bytes(hex);
        float[] out = new float[bytes.length / format.bytesPerFrame()];
        new SampleDecoder(format, mix).decode(bytes, out.length, out, 0);
        return out;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
