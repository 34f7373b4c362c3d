package dev.sonoflux.training.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A page's tables as Markdown, with tables as GitHub has them: what somebody takes into the card of a model. Lists of single
 * recordings and detections are left out.
 */
final class MarkdownCard {
    /** Its name in the report's folder. */
    static final String FILE = "card.md";

    private MarkdownCard() {}

    static String of(Page page) {
        StringBuilder text = new StringBuilder("# " + escaped(page.title()) + "\n");
        if (!page.material().isEmpty()) {
            text.append('\n').append(escaped(page.material())).append('\n');
        }
        for (Summary.Card card : page.cards()) {
            text.append("\n").append(escaped(card.name())).append(":\n\n");
            card.headlines()
                    .forEach(h -> text.append(
                            "- **" + escaped(h.value()) + "** " + escaped(h.name() + " (" + h.range() + ")") + "\n"));
        }
        for (Section section : page.sections()) {
            List<Table> tables =
                    section.tables().stream().filter(t -> !t.isDetail()).toList();
            if (!tables.isEmpty()) {
                text.append("\n## ").append(escaped(section.title())).append("\n\n");
                text.append(escaped(section.explanation())).append('\n');
                tables.forEach(table -> append(text, table));
            }
        }
        text.append("\n## Provenance\n\n");
        page.provenance()
                .forEach(fact -> text.append("- " + escaped(fact.name()) + ": " + escaped(fact.value()) + "\n"));
        return text.toString();
    }

    private static void append(StringBuilder text, Table table) {
        text.append("\n").append(escaped(table.caption())).append(":\n\n");
        text.append(row(table.columns().stream().map(Table.Column::name).toList()));
        text.append(table.columns().stream()
                .map(column -> column.numeric() ? "---:" : "---")
                .collect(Collectors.joining("|", "|", "|\n")));
        table.rows().forEach(cells -> text.append(row(cells)));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownCard::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Text that stays as it is, in one line: what would be markup or HTML is preceded by a backslash. */
    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[\\\\`*_\\[\\]<>#|~&]", "\\\\$0");
    }
}
