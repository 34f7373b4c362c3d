package dev.sonoflux.engine.audiofile;

import java.io.EOFException;
import java.io.IOException;

/** The bits of a FLAC file, most significant first, with the two checksums that run along. */
final class FlacBits {
    private static final int BUFFER_BYTES = 1 << 13;
    private static final int CRC8_POLYNOMIAL = 0x07;
    private static final int CRC16_POLYNOMIAL = 0x8005;
    private static final int[] CRC8 = crcTable(8, CRC8_POLYNOMIAL);
    private static final int[] CRC16 = crcTable(16, CRC16_POLYNOMIAL);

    private final ByteSource in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int filled;
    private long cache;
    private int cachedBits;
    private int crc8;
    private int crc16;

    FlacBits(ByteSource in) {
        this.in = in;
    }

    /** Offset of the next byte; in the middle of a byte, of the one after it. */
    long position() {
        return in.position() - (filled - next);
    }

    /** Whether the file ends here; asked between bytes. */
    boolean atEnd() {
        return next == filled && !refill();
    }

    /** An unsigned number of {@code count} bits, 0 to 36. */
    long unsigned(int count) throws EOFException {
        while (cachedBits < count) {
            cache = cache << 8 | nextByte();
            cachedBits += 8;
        }
        cachedBits -= count;
        return cache >>> cachedBits & (1L << count) - 1;
    }

    /** A two's complement number of {@code count} bits, 1 to 36. */
    long signed(int count) throws EOFException {
        int unused = Long.SIZE - count;
        return unsigned(count) << unused >> unused;
    }

    /** The number of zero bits before the next one bit. */
    long unary() throws EOFException {
        long zeros = 0;
        while (unsigned(1) == 0) {
            zeros++;
        }
        return zeros;
    }

    /** A number in Rice's code: the quotient in unary, {@code parameter} bits, the sign folded into the lowest bit. */
    long rice(int parameter) throws EOFException {
        long folded = unary() << parameter | unsigned(parameter);
        return folded >>> 1 ^ -(folded & 1);
    }

    void skipToByte() {
        cachedBits = 0;
    }

    void skipBytes(long count) throws EOFException {
        for (long i = 0; i < count; i++) {
            nextByte();
        }
    }

    void restartChecksums() {
        crc8 = 0;
        crc16 = 0;
    }

    int crc8() {
        return crc8;
    }

    int crc16() {
        return crc16;
    }

    private int nextByte() throws EOFException {
        if (atEnd()) {
            throw new EOFException();
        }
        int value = buffer[next++] & 0xff;
        crc8 = CRC8[crc8 ^ value];
        crc16 = (crc16 << 8 & 0xffff) ^ CRC16[crc16 >>> 8 ^ value];
        return value;
    }

    private boolean refill() {
        try {
            next = 0;
            filled = Math.max(in.read(buffer, 0, buffer.length), 0);
            return filled > 0;
        } catch (IOException e) {
            throw in.unreadable(e);
        }
    }

    private static int[] crcTable(int width, int polynomial) {
        int[] table = new int[256];
        int top = 1 << width - 1;
        int mask = (1 << width) - 1;
        for (int value = 0; value < table.length; value++) {
            int crc = value << width - 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc & top) != 0 ? crc << 1 ^ polynomial : crc << 1) & mask;
            }
            table[value] = crc;
        }
        return table;
    }
}
