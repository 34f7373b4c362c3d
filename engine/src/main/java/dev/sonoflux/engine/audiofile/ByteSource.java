package dev.sonoflux.engine.audiofile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a file with their offsets: everything that is read from it, or said about it, goes through here. */
final class ByteSource extends InputStream {
    private static final int SKIP_BYTES = 1 << 14;

    private final InputStream in;
    private final String file;
    private byte[] peeked = {};
    private int peekedTaken;
    private long position;

    ByteSource(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    String file() {
        return file;
    }

    /** How many bytes have been taken. */
    long position() {
        return position;
    }

    /** The next {@code length} bytes, or as many as there are, without taking them; asked for once, at the start. */
    byte[] peek(int length) {
        peeked = new byte[length];
        peeked = Arrays.copyOf(peeked, fill(in, peeked, length));
        return peeked.clone();
    }

    /** Fills the first {@code length} bytes; fewer only where the file ends. */
    int fill(byte[] bytes, int length) {
        return fill(this, bytes, length);
    }

    /** The next {@code length} bytes, a part of what {@code part} names, little-endian. */
    ByteBuffer take(int length, String part) {
        byte[] bytes = new byte[length];
        int got = fill(bytes, length);
        if (got < length) {
            throw error("the file ends inside " + part + ", " + (length - got) + " bytes short");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Skips {@code length} bytes by reading, so that pipes can be skipped and no size is believed; stops at the end. */
    void skipUpTo(long length) {
        byte[] skipped = new byte[SKIP_BYTES];
        long left = length;
        int got = 1;
        while (left > 0 && got > 0) {
            got = fill(skipped, (int) Math.min(left, SKIP_BYTES));
            left -= got;
        }
    }

    /** What to throw when the bytes up to here make no sense. */
    AudioFileException error(String problem) {
        return errorAt(position, problem);
    }

    AudioFileException errorAt(long offset, String problem) {
        return new AudioFileException(file, offset, problem);
    }

    /** Refuses a choice of channel that the file doesn't have. */
    void checkChannel(ChannelMix mix, int channels) {
        if (mix.to(channels) > channels) {
            throw new AudioFileException(
                    file, "there is no channel " + mix.from() + ": the file has " + channels + ", counted from 0");
        }
    }

    AudioFileException unreadable(IOException cause) {
        return new AudioFileException(file, position, "cannot be read: " + cause.getMessage(), cause);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int got;
        if (peekedTaken < peeked.length) {
            got = Math.min(length, peeked.length - peekedTaken);
            System.arraycopy(peeked, peekedTaken, bytes, offset, got);
            peekedTaken += got;
        } else {
            got = in.read(bytes, offset, length);
        }
        position += Math.max(got, 0);
        return got;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new AudioFileException(file, "cannot be closed: " + e.getMessage(), e);
        }
    }

    private int fill(InputStream from, byte[] bytes, int length) {
        try {
            return from.readNBytes(bytes, 0, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
