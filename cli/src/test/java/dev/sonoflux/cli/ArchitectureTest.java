package dev.sonoflux.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, and operators know neither clocks nor Reactor's threads. */
class ArchitectureTest {
    /** Where audio meets the world's time: a capture notices that nothing comes, a recording says when it came. */
    private static final String[] LIVE = {"dev.sonoflux.engine.microphone..", "dev.sonoflux.engine.recording.."};

    /** TarsosDSP prints where results go; this class keeps it from that. */
    private static final String KEEPS_OTHERS_FROM_PRINTING = "QuietWsola";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sonoflux");

    @Test
    void modulesDependInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("engine")
                .definedBy("dev.sonoflux.engine..")
                .layer("testkit")
                .definedBy("dev.sonoflux.testkit..")
                .layer("operators")
                .definedBy("dev.sonoflux.operators..")
                .layer("sinks")
                .definedBy("dev.sonoflux.sinks..")
                .layer("tarsos")
                .definedBy("dev.sonoflux.tarsos..")
                .layer("training")
                .definedBy("dev.sonoflux.training..")
                .layer("cli")
                .definedBy("dev.sonoflux.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("testkit")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("testkit")
                .mayOnlyAccessLayers("engine")
                .whereLayer("training")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("tarsos")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("tarsos")
                .mayOnlyAccessLayers("engine")
                .whereLayer("sinks")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("operators")
                .mayOnlyBeAccessedByLayers("training", "cli")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.sonoflux.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theVocabularyAndTheStagesKnowNothingOfYamlOrModels() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sonoflux.engine.speech", "dev.sonoflux.engine.recognition", "dev.sonoflux.engine.stage")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sonoflux.engine.spec..", "dev.sonoflux.engine.pipeline..", "org.snakeyaml..")
                .check(CLASSES);
    }

    @Test
    void timeIsASampleCounterAndRandomnessTakesASeed() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sonoflux.engine..",
                        "dev.sonoflux.operators..",
                        "dev.sonoflux.sinks..",
                        "dev.sonoflux.tarsos..")
                .and()
                .resideOutsideOfPackages(LIVE)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class)
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    @Test
    void libraryModulesDoNotPrint() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sonoflux.engine..",
                        "dev.sonoflux.operators..",
                        "dev.sonoflux.tarsos..",
                        "dev.sonoflux.training..")
                .and()
                .doNotHaveSimpleName(KEEPS_OTHERS_FROM_PRINTING)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void exceptionsForUsersAreSonofluxExceptions() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .resideInAPackage("dev.sonoflux..")
                .should()
                .beAssignableTo(dev.sonoflux.engine.SonofluxException.class)
                .check(CLASSES);
    }
}
