package dev.sonoflux.engine.audiofile;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Tells by its first bytes what kind of file it is. */
final class AudioContainer {
    private static final int MAGIC_BYTES = 12;
    private static final String ADVICE = "; convert it to WAV or FLAC first";

    /** What people have lying about, so that the message can name it. */
    private static final Map<String, String> FOREIGN = Map.of(
            "OggS", "an Ogg file",
            "ID3", "an MP3 file, or one that starts with an ID3 tag",
            "\u00ff\u00fb", "an MP3 file",
            "\u00ff\u00f1", "an AAC file",
            "wvpk", "a WavPack file",
            "RIFX", "a big-endian WAV file (RIFX)",
            "riff", "a Wave64 file",
            "caff", "a Core Audio file",
            "#!AMR", "an AMR file",
            "\u001aE\u00df\u00a3", "a Matroska or WebM file");

    private AudioContainer() {}

    static AudioReader open(ByteSource in, ChannelMix mix) {
        String magic = magic(in);
        if (isWav(magic)) {
            return PcmReader.wav(in, WavHeader.read(in), mix);
        }
        if (magic.startsWith("fLaC")) {
            return FlacReader.open(in, mix);
        }
        if (magic.startsWith("FORM") && magic.startsWith("AIF", 8)) {
            return JavaSoundReader.open(in, "AIFF", mix);
        }
        if (magic.startsWith(".snd")) {
            return JavaSoundReader.open(in, "AU", mix);
        }
        throw in.error("this is not WAV, AIFF, AU or FLAC: it starts with " + describe(magic));
    }

    /** The header of a file that must be WAV. */
    static WavHeader wavHeader(ByteSource in) {
        String magic = magic(in);
        if (!isWav(magic)) {
            throw in.error("this is not WAV: it starts with " + describe(magic));
        }
        return WavHeader.read(in);
    }

    private static String magic(ByteSource in) {
        byte[] head = in.peek(MAGIC_BYTES);
        if (head.length == 0) {
            throw in.error("the file is empty");
        }
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    private static boolean isWav(String magic) {
        return magic.startsWith("RIFF") || magic.startsWith("RF64") || magic.startsWith("BW64");
    }

    private static String describe(String magic) {
        if (magic.startsWith("ftyp", 4)) {
            return "what is usual for an MP4 or M4A file" + ADVICE;
        }
        return FOREIGN.entrySet().stream()
                .filter(foreign -> magic.startsWith(foreign.getKey()))
                .map(foreign -> "what is usual for " + foreign.getValue() + ADVICE)
                .findFirst()
                .orElseGet(() -> "bytes " + hex(magic.getBytes(StandardCharsets.ISO_8859_1))
                        + "; for samples without a header, state their format");
    }

    private static String hex(byte[] head) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < Math.min(4, head.length); i++) {
            hex.append(i == 0 ? "" : " ").append(String.format("%02x", head[i]));
        }
        return hex.toString();
    }
}
