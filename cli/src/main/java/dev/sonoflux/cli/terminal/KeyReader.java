package dev.sonoflux.cli.terminal;

import dev.sonoflux.engine.audio.KeyPress;
import java.io.IOException;
import java.util.function.Consumer;

/** Makes the names of keys of the characters that they send. */
final class KeyReader {
    /** Nothing was typed within the time. */
    static final int NOTHING_YET = -2;

    static final int END = -1;

    private static final int ESCAPE = 27;

    /** Where characters come from. */
    interface Characters {
        /** The next UTF-16 code unit, {@link #NOTHING_YET} or {@link #END}. */
        int read() throws IOException;
    }

    private final Characters characters;
    private final Consumer<String> keys;

    KeyReader(Characters characters, Consumer<String> keys) {
        this.characters = characters;
        this.keys = keys;
    }

    /** Takes one key, or waits for a while in vain; false at the end. What is no character, e.g. an arrow key, is left out. */
    boolean readKey() throws IOException {
        int c = characters.read();
        if (c == '\r' || c == '\n') {
            keys.accept(KeyPress.ENTER);
        } else if (c == ESCAPE) {
            return skipSequence();
        } else if (c >= 0 && Character.isHighSurrogate((char) c)) {
            int low = characters.read();
            if (low >= 0) {
                keys.accept(new String(new char[] {(char) c, (char) low}));
            }
            return low != END;
        } else if (c >= 0 && !Character.isISOControl(c)) {
            keys.accept(Character.toString(c));
        }
        return c != END;
    }

    /** Keys without a character send several at once, of which the first is Escape. */
    private boolean skipSequence() throws IOException {
        int c = characters.read();
        while (c >= 0) {
            c = characters.read();
        }
        return c != END;
    }
}
