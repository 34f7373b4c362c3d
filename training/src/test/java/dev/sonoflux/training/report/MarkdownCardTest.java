package dev.sonoflux.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownCardTest {
    @Test
    void cardHasTheTablesOfDataSpeakersNoiseCalibrationAndConfusions() {
        String card = card();

        assertThat(card)
                .startsWith("# Evaluation of my\\_model\n\n24 recordings of words, split test.")
                .contains(
                        "\n## Speakers\n",
                        "\n## Confusions\n",
                        "\n## Noise\n",
                        "\n## Calibration\n",
                        "| Word | Recordings | Precision | Recall | F1 |\n|---|---:|---:|---:|---:|\n",
                        "| my\\_model | my\\_words | train | 2400 | 2: ann, carl\\|us | 0123456789ab |\n")
                .endsWith("- Command: sonoflux evaluate\n");
    }

    @Test
    void cardBeginsWithTheAccuraciesAndHowCertainTheyAre() {
        assertThat(card())
                .contains(
                        "\n\nmy\\_model:\n\n- **75.0\u202f%** right on known voices (46.8–91.1\u202f%; 1 speaker, 12 recordings)\n");
    }

    @Test
    void listsOfSingleRecordingsAreLeftOut() {
        assertThat(card()).doesNotContain("Worst errors", ".wav");
    }

    @Test
    void namesThatAreMarkupStayText() {
        assertThat(card())
                .contains("| \\<script\\>alert(1)\\</script\\> |", "| \\<b\\>ben\\</b\\> |")
                .doesNotContain(" <script", " <b>");
    }

    @Test
    void eachRowHasAsManyCellsAsTheTableHasColumns() {
        int columns = 0;
        for (String line : card().split("\n")) {
            int cells = line.replace("\\|", "").split("\\|", -1).length;
            if (!line.startsWith("|")) {
                columns = 0;
            } else if (columns == 0) {
                columns = cells;
            }
            assertThat(line.startsWith("|") ? cells : columns).as(line).isEqualTo(columns);
        }
    }

    private static String card() {
        return MarkdownCard.of(new EvaluationReport(
                        Results.of("my_model"),
                        Results.trainingSets("my_model"),
                        List.of(new Fact("Command", "sonoflux evaluate")))
                .page());
    }
}
