package dev.sonoflux.cli;

import dev.sonoflux.training.dataset.Layout;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A layout as it is named on the command line, e.g. {@code speech-commands}. */
final class LayoutName implements ITypeConverter<Layout> {
    @Override
    public Layout convert(String text) {
        return Arrays.stream(Layout.values())
                .filter(layout -> layout.toString().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(Layout.values()).map(Layout::toString).collect(Collectors.joining(", "))));
    }
}
