package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The pages of {@code evaluate --report} and {@code train --report} in a browser, with labels that are HTML. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageTest {
    private static final String HOSTILE_LABEL = "<script>document.title=1</script>";
    private static final String HOSTILE_SPEAKER = "\"><img src=x onerror=document.title=2>";

    @TempDir
    private static Path folder;

    private ChromeDriver browser;
    private String evaluation;
    private String training;

    @BeforeAll
    void openPage() throws IOException {
        Path chromium = onPath("chromium");
        Path driver = onPath("chromedriver");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        .build(),
                new ChromeOptions()
                        .setBinary(chromium.toFile())
                        .addArguments(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--user-data-dir=" + folder.resolve("profile")));
        evaluation = report().toUri().toString();
        training = folder.resolve("training/training.html").toUri().toString();
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, 360, 740, light",
        "false, 360, 740, dark",
        "false, 1280, 800, light",
        "false, 1280, 800, dark",
        "true, 360, 740, dark",
        "true, 1280, 800, light"
    })
    void nothingOverflowsAndTextIsLegible(boolean ofTraining, int width, int height, String scheme) {
        show(ofTraining ? training : evaluation, width, height, scheme);

        assertThat(number("return document.documentElement.scrollWidth - innerWidth"))
                .isNotPositive();
        assertThat(
                        list(
                                "return [...document.querySelectorAll('figure, .card, svg, h1, h2, p')]"
                                        + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"))
                .isEmpty();
        assertThat(number(CONTRAST)).isGreaterThanOrEqualTo(4.5);
        boolean isDark = number("const c = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);"
                        + "return c[0] + c[1] + c[2]")
                < 3 * 128;
        assertThat(isDark).isEqualTo(scheme.equals("dark"));
    }

    @ParameterizedTest
    @CsvSource({"false, 10", "true, 6"})
    void everyPlotHasATitleAndTextOnItsAxes(boolean ofTraining, int plots) {
        show(ofTraining ? training : evaluation, 1280, 800, "light");
        assumeTrue(
                list("return [...document.querySelectorAll('[role=note]')].map(e => e.textContent)").stream()
                        .noneMatch(note -> note.contains("no fonts")),
                "SKIPPED: Java has no fonts here to draw plots with");

        assertThat(number("return document.querySelectorAll('figure svg').length"))
                .isGreaterThanOrEqualTo(plots);
        assertThat(list("return [...document.querySelectorAll('figure')].filter(f => f.querySelector('svg') &&"
                        + " (!f.textContent.trim() || f.querySelectorAll('svg text, svg path').length < 5"
                        + " || !f.querySelector('svg').getAttribute('aria-label')))"
                        + ".map(f => f.outerHTML.slice(0, 200))"))
                .isEmpty();
        assertThat(list("return [...document.querySelectorAll('[id]')].map(e => e.id)"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"false, Evaluation of ", "true, Training of svm"})
    void whatUsersNameIsTextAndNothingIsFetched(boolean ofTraining, String title) {
        show(ofTraining ? training : evaluation, 1280, 800, "light");

        assertThat(browser.getTitle()).startsWith(title.strip());
        assertThat(number("return document.images.length")).isZero();
        assertThat((String) browser.executeScript("return document.body.textContent"))
                .contains(HOSTILE_LABEL, HOSTILE_SPEAKER);
        assertThat(list("return performance.getEntriesByType('resource').map(e => e.name)"))
                .isEmpty();
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    }

    private static final String CONTRAST = "const luminance = c => c.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)"
            + ".map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)"
            + ".reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);"
            + "const [a, b] = [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
            + ".map(luminance).sort();"
            + "return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)";

    private void show(String page, int width, int height, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.get(page);
    }

    private double number(String script) {
        return ((Number) browser.executeScript(script)).doubleValue();
    }

    @SuppressWarnings("unchecked") // the scripts return lists of text
    private List<String> list(String script) {
        return (List<String>) browser.executeScript(script);
    }

    /** A report with every section: two models, noise, a stream, recordings without words. */
    private static Path report() throws IOException {
        Path digits = folder.resolve("digits");
        run("dataset", "synth", "--out", digits, "--speakers", "2", "--takes", "8");
        Path manifest = folder.resolve("manifest.csv");
        Files.writeString(manifest, manifest(digits));
        Path one = folder.resolve("one");
        Path other = folder.resolve("a-model-with-a-long-name-that-says-everything-about-it");
        run(
                "train",
                "--mode",
                "cvgrid",
                "--svm-c-grid",
                "1,10",
                "--svm-gamma-grid",
                "scale,0.5*scale",
                "--data",
                manifest,
                "--out",
                one,
                "--test",
                "--report",
                folder.resolve("training"));
        run("train", "--arch", "logreg", "--data", manifest, "--out", other);
        Path stream = folder.resolve("stream.wav");
        run("dataset", "splice", manifest, "--split", "test", "--out", stream);
        Path report = folder.resolve("report");
        run(
                "evaluate",
                "--model",
                one,
                "--model",
                other,
                "--data",
                manifest,
                "--split",
                "test",
                "--noise-snr",
                "10,0",
                "--stream",
                stream,
                "--truth",
                folder.resolve("stream.truth.jsonl"),
                "--negatives",
                digits,
                "--report",
                report);
        return report.resolve("report.html");
    }

    private static String manifest(Path digits) throws IOException {
        StringBuilder lines = new StringBuilder("path,label,speaker,split\n");
        try (Stream<Path> files = Files.list(digits)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".wav")).sorted().toList()) {
                String[] name = file.getFileName().toString().split("[_.]");
                String label = name[0].equals("0") ? HOSTILE_LABEL : "digit " + name[0];
                String speaker = name[1].endsWith("1") ? HOSTILE_SPEAKER : name[1];
                lines.append(file)
                        .append(',')
                        .append(label)
                        .append(",\"")
                        .append(speaker.replace("\"", "\"\""))
                        .append("\",")
                        .append(Integer.parseInt(name[2]) < 3 ? "test" : "train")
                        .append('\n');
            }
        }
        return lines.toString();
    }

    private static void run(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private static Path onPath(String program) {
        Path found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(part -> Path.of(part, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(found != null, "SKIPPED: there is no " + program + " on the PATH");
        return found;
    }
}
