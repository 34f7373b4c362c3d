package dev.sonoflux.training.report;

import java.util.List;

/**
 * A part of the page.
 *
 * @param id its name in links
 * @param title its heading
 * @param explanation what it shows and how that was measured
 * @param plots may be empty
 * @param tables may be empty
 */
record Section(String id, String title, String explanation, List<Plot> plots, List<Table> tables) {
    Section withoutPlots() {
        return new Section(id, title, explanation, List.of(), tables);
    }
}
