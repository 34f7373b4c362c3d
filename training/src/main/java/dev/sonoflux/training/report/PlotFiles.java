package dev.sonoflux.training.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultExtensionHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.svggen.SVGPaintDescriptor;
import org.jfree.chart.title.TextTitle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Draws plots: as PNG files, and as SVG for a page. */
final class PlotFiles {
    /** Pixels of a PNG file per CSS pixel. */
    private static final int SCALE = 2;

    private static final String SVG = "http://www.w3.org/2000/svg";

    private PlotFiles() {}

    /**
     * Why nothing can be drawn here, if that is so: Java measures text with the system's fonts, and a small container may have
     * none. Java reports that by errors of many kinds, of which none is meant to be caught one by one.
     */
    static Optional<String> obstacle() {
        try {
            PlotStyle.TEXT.getStringBounds("0", new FontRenderContext(null, true, true));
            return Optional.empty();
        } catch (LinkageError | InternalError | RuntimeException e) {
            return Optional.of("The plots are missing, because Java found no fonts on this computer to draw them with."
                    + " Install fontconfig and a font (on Debian and Ubuntu: fontconfig fonts-dejavu-core; on Alpine:"
                    + " fontconfig ttf-dejavu), then make the report again.");
        }
    }

    /** A PNG file on white, with its title. */
    static byte[] png(Plot plot) {
        BufferedImage image =
                new BufferedImage(SCALE * plot.width(), SCALE * plot.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ThemeColor.ON_SERIES.onLight());
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        TextTitle title = new TextTitle(plot.title(), PlotStyle.TITLE);
        title.setPaint(ThemeColor.INK);
        plot.chart().setTitle(title);
        plot.chart().draw(graphics, new Rectangle2D.Double(0, 0, plot.width(), plot.height()));
        plot.chart().setTitle((TextTitle) null);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An {@code svg} element in the colours of the page that it is put into. Its text is text, and is escaped. */
    static String svg(Plot plot) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return plot.id() + "-" + super.generateID(prefix);
            }
        });
        context.setExtensionHandler(new DefaultExtensionHandler() {
            @Override
            public SVGPaintDescriptor handlePaint(java.awt.Paint paint, SVGGeneratorContext generator) {
                if (paint instanceof ThemeColor color) {
                    return descriptor(color, 1);
                }
                if (paint instanceof Tint tint) {
                    return descriptor(tint.color(), Math.round(1e3 * tint.opacity()) / 1e3);
                }
                return super.handlePaint(paint, generator);
            }
        });
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        plot.chart().draw(graphics, new Rectangle2D.Double(0, 0, plot.width(), plot.height()));
        Element root = graphics.getRoot();
        withoutGenericId(root);
        root.setAttribute("viewBox", "0 0 " + plot.width() + " " + plot.height());
        root.setAttribute("width", Integer.toString(plot.width()));
        root.setAttribute("height", Integer.toString(plot.height()));
        root.setAttribute("role", "img");
        root.setAttribute("aria-label", plot.title() + ". " + plot.description());
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String written = text.toString();
        return written.substring(written.indexOf("<svg"));
    }

    /** Batik gives the definitions of every drawing the same id, which nothing refers to; in a page ids are unique. */
    private static void withoutGenericId(Element root) {
        NodeList definitions = root.getElementsByTagNameNS(SVG, "defs");
        for (int i = 0; i < definitions.getLength(); i++) {
            Element element = (Element) definitions.item(i);
            if (element.getAttribute("id").equals("genericDefs")) {
                element.removeAttribute("id");
            }
        }
    }

    private static SVGPaintDescriptor descriptor(ThemeColor color, double opacity) {
        return new SVGPaintDescriptor("var(" + color.variable() + ")", Double.toString(opacity));
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the Java runtime has no XML", e);
        }
    }
}
