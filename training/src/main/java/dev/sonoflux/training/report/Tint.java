package dev.sonoflux.training.report;

import java.awt.Color;
import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;

/**
 * A colour that lets the page shine through, so that small values are pale on a light page and dark on a dark one.
 *
 * @param opacity from 0 for nothing to 1 for the full colour
 */
record Tint(ThemeColor color, double opacity) implements Paint {
    private static final int FULL = 255;

    @Override
    public PaintContext createContext(
            ColorModel model, Rectangle device, Rectangle2D user, AffineTransform transform, RenderingHints hints) {
        Color full = color.onLight();
        return new Color(full.getRed(), full.getGreen(), full.getBlue(), (int) Math.round(FULL * opacity))
                .createContext(model, device, user, transform, hints);
    }

    @Override
    public int getTransparency() {
        return TRANSLUCENT;
    }
}
