package dev.sonoflux.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyReaderTest {
    private static List<String> keys(int... typed) throws IOException {
        List<String> keys = new ArrayList<>();
        Iterator<Integer> characters = IntStream.of(typed).iterator();
        KeyReader reader = new KeyReader(() -> characters.hasNext() ? characters.next() : KeyReader.END, keys::add);
        while (reader.readKey()) {
            assertThat(keys).hasSizeLessThanOrEqualTo(typed.length);
        }
        return keys;
    }

    @Test
    void enterIsOneKeyWhateverItSends() throws IOException {
        assertThat(keys('\r', '\n')).containsExactly("enter", "enter");
    }

    @Test
    void charactersAreTheirOwnNames() throws IOException {
        assertThat(keys('t', ' ', 'ü', 0xd83d, 0xde00, 'T')).containsExactly("t", " ", "ü", "😀", "T");
    }

    @Test
    void pausesAndControlCharactersAreNoKeys() throws IOException {
        assertThat(keys(KeyReader.NOTHING_YET, 'a', 7, 127, KeyReader.NOTHING_YET, 'b'))
                .containsExactly("a", "b");
    }

    @Test
    void keysWithoutACharacterAreLeftOut() throws IOException {
        assertThat(keys('a', 27, '[', 'A', KeyReader.NOTHING_YET, 'b', 27, KeyReader.NOTHING_YET, 'c'))
                .containsExactly("a", "b", "c");
    }

    @Test
    void endInTheMiddleOfAKeyIsTheEnd() throws IOException {
        assertThat(keys(27)).isEmpty();
        assertThat(keys(0xd83d)).isEmpty();
    }
}
