package dev.fupan.review.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.fupan.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints pages as PDF. It blocks; call it on a worker.
 *
 * <p>Latin letters are set in the font that comes with the PDF library, all others in a TrueType font that comes with
 * the service. Of both, what is used is embedded, so that no machine has to have them. Outlines in CFF form, as Noto CJK has, are not understood.
 */
@ApplicationScoped
class PdfPress {

    private static final String LATIN_FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String OWN_FONT = "/report/DroidSansFallbackFull.ttf";

    private final Optional<String> font;

    PdfPress(@ConfigProperty(name = "fupan.report.font") Optional<String> font) {
        this.font = font;
    }

    byte[] print(String page) {
        byte[] outlines = outlines();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        for (int weight : new int[] {400, 700}) {
            builder.useFont(
                    () -> PDDocument.class.getResourceAsStream(LATIN_FONT), "Latin", weight, FontStyle.NORMAL, true);
            builder.useFont(() -> new ByteArrayInputStream(outlines), "Cjk", weight, FontStyle.NORMAL, true);
        }
        builder.useObjectDrawerFactory(new Drawers());
        builder.withHtmlContent(asObjects(page), null);
        // Nothing is fetched: what people wrote is escaped, and a page names no other file.
        builder.useUriResolver((base, uri) -> null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] outlines() {
        try (InputStream in = font.isPresent()
                ? Files.newInputStream(Path.of(font.get()))
                : PdfPress.class.getResourceAsStream(OWN_FONT)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw ProblemType.UNAVAILABLE
                    .because("The font of the setting fupan.report.font cannot be read: let it name a TrueType file,"
                            + " or leave it out. The report is there as HTML and Markdown.")
                    .asException();
        }
    }

    /** The printer draws objects with our own hand; it knows no SVG. */
    private static String asObjects(String page) {
        return page.replaceAll(
                        "<svg [^>]* height=\"(\\d+)\"[^>]*>",
                        "<object type=\"fupan/shapes\" data-height=\"$1\""
                                + " style=\"display:block;width:100%;height:$1px\">")
                .replace("</svg>", "</object>");
    }

    private static final class Drawers implements FSObjectDrawerFactory {

        @Override
        public FSObjectDrawer createDrawer(Element element) {
            return isReplacedObject(element) ? PdfPress::paint : null;
        }

        @Override
        public boolean isReplacedObject(Element element) {
            return "fupan/shapes".equals(element.getAttribute("type"));
        }
    }

    private static Map<java.awt.Shape, String> paint(
            Element element,
            double x,
            double y,
            double width,
            double height,
            com.openhtmltopdf.extend.OutputDevice device,
            com.openhtmltopdf.render.RenderingContext context,
            int dotsPerPixel) {
        AffineTransform fit = AffineTransform.getScaleInstance(
                width / dotsPerPixel / Pictures.WIDTH,
                height / dotsPerPixel / Double.parseDouble(element.getAttribute("data-height")));
        device.drawWithGraphics(
                (float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel, graphics -> {
                    NodeList polygons = element.getElementsByTagName("polygon");
                    for (int i = 0; i < polygons.getLength(); i++) {
                        Element polygon = (Element) polygons.item(i);
                        graphics.setColor(Color.decode(polygon.getAttribute("fill")));
                        graphics.fill(fit.createTransformedShape(path(polygon.getAttribute("points"))));
                    }
                });
        return Map.of();
    }

    private static Path2D path(String points) {
        String[] numbers = points.split(" ");
        Path2D path = new Path2D.Double();
        for (int i = 0; i < numbers.length; i += 2) {
            double x = Double.parseDouble(numbers[i]);
            double y = Double.parseDouble(numbers[i + 1]);
            if (i == 0) path.moveTo(x, y);
            else path.lineTo(x, y);
        }
        path.closePath();
        return path;
    }
}
