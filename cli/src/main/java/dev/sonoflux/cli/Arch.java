package dev.sonoflux.cli;

import dev.sonoflux.training.recipe.Recipe;

/** The kinds of models that can be trained. */
enum Arch {
    SVM(Recipe.ROBUST, false),
    LOGREG(Recipe.ROBUST, false),
    CNN(Recipe.NEURAL, true),
    EMBEDDING(Recipe.EMBEDDING, true),
    /** Its features are the pretrained model's, whatever a recipe says. */
    WAV2VEC2(Recipe.ROBUST, true);

    private final Recipe recipe;
    private final boolean isNetwork;

    Arch(Recipe recipe, boolean isNetwork) {
        this.recipe = recipe;
        this.isNetwork = isNetwork;
    }

    /** What it is trained by where nothing else is asked for. */
    Recipe recipe() {
        return recipe;
    }

    boolean isNetwork() {
        return isNetwork;
    }
}
