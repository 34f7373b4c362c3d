package dev.sonoflux.training.report;

import java.awt.Color;
import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;
import java.util.Locale;

/**
 * The colours of plots. On a page a colour is a CSS variable, so that the plots follow the page from light to dark; in a PNG
 * file it is the colour of the light page. Hues are told apart by colour-blind readers, too, and lines have markers besides.
 */
enum ThemeColor implements Paint {
    INK(0x1d2430),
    MUTED(0x5b6675),
    GRID(0xe3e7ee),
    SERIES_1(0x1f5fa8),
    SERIES_2(0xb9480e),
    SERIES_3(0x14795a),
    SERIES_4(0x83409f),
    SERIES_5(0x7d6200),
    SERIES_6(0xa82659),
    ON_SERIES(0xffffff);

    private static final ThemeColor[] SERIES = {SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6};

    private final Color onLight;

    ThemeColor(int rgb) {
        this.onLight = new Color(rgb);
    }

    /** The colour of the series at an index; after the last one they begin again. */
    static ThemeColor series(int index) {
        return SERIES[index % SERIES.length];
    }

    /** What it is called in the page's style sheet. */
    String variable() {
        return "--plot-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Color onLight() {
        return onLight;
    }

    @Override
    public PaintContext createContext(
            ColorModel model, Rectangle device, Rectangle2D user, AffineTransform transform, RenderingHints hints) {
        return onLight.createContext(model, device, user, transform, hints);
    }

    @Override
    public int getTransparency() {
        return OPAQUE;
    }
}
