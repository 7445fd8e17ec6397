package dev.mixhook.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.mixhook.engine.cli.Main;
import java.util.Date;

/**
 * The arrows between modules, each library in its place, and no clock but the one that is given.
 */
@AnalyzeClasses(packages = "dev.mixhook", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String TARGETING = "dev.mixhook.targeting..";
    private static final String DELIVERY = "dev.mixhook.delivery..";
    private static final String ENGINE = "dev.mixhook.engine..";

    @ArchTest
    static final ArchRule targeting_knows_neither_delivery_nor_engine =
            noClasses()
                    .that()
                    .resideInAPackage(TARGETING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(DELIVERY, ENGINE);

    @ArchTest
    static final ArchRule delivery_knows_neither_targeting_nor_engine =
            noClasses()
                    .that()
                    .resideInAPackage(DELIVERY)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(TARGETING, ENGINE);

    @ArchTest
    static final ArchRule targeting_has_no_clock_no_database_and_no_http =
            noClasses()
                    .that()
                    .resideInAPackage(TARGETING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "java.net..", "okhttp3..")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(java.time.InstantSource.class);

    @ArchTest
    static final ArchRule jackson_lives_in_json_where_targeting_is_concerned =
            noClasses()
                    .that()
                    .resideInAPackage(TARGETING)
                    .and()
                    .resideOutsideOfPackage("dev.mixhook.targeting.json..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("tools.jackson..");

    @ArchTest
    static final ArchRule quartz_lives_in_time = only("org.quartz..", "dev.mixhook.engine.time..");

    @ArchTest
    static final ArchRule jdbc_lives_in_the_ledger_and_in_probes =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.mixhook.engine.ledger..", "dev.mixhook.engine.contract.probe..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..");

    @ArchTest
    static final ArchRule h2_lives_in_what_is_named_after_it =
            noClasses()
                    .that()
                    .haveSimpleNameNotStartingWith("H2")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.h2..");

    @ArchTest
    static final ArchRule only_locations_and_their_files_know_which_database_it_is =
            noClasses()
                    .that()
                    .haveSimpleNameNotStartingWith("H2")
                    .and()
                    .haveNameNotMatching(".*(LedgerLocation.*|StateFolder)")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("dev\\.mixhook\\.engine\\.ledger\\.H2.*");

    @ArchTest
    static final ArchRule flyway_lives_in_the_ledger =
            only("org.flywaydb..", "dev.mixhook.engine.ledger..");

    @ArchTest
    static final ArchRule hikari_lives_in_the_ledger =
            only("com.zaxxer.hikari..", "dev.mixhook.engine.ledger..");

    @ArchTest
    static final ArchRule okhttp_lives_in_delivery =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(DELIVERY)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("okhttp3..", "okio..");

    @ArchTest
    static final ArchRule liquid_lives_in_templates =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.mixhook.delivery.template")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("liqp..", "liquid..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule templates_know_nothing_else_of_mixhook =
            knowsNothingOf(
                    "dev.mixhook.delivery.template",
                    "dev.mixhook.delivery",
                    "dev.mixhook.delivery.faults",
                    "dev.mixhook.delivery.testing");

    @ArchTest
    static final ArchRule yaml_lives_in_definition_yaml =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.mixhook.engine.definition.yaml")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule yaml_knows_neither_campaign_files_nor_contract_files =
            knowsNothingOf(
                    "dev.mixhook.engine.definition.yaml",
                    "dev.mixhook.engine.definition",
                    "dev.mixhook.engine.definition.contract",
                    "dev.mixhook.engine.contract..");

    @ArchTest
    static final ArchRule campaign_files_know_no_contract_files =
            knowsNothingOf(
                    "dev.mixhook.engine.definition",
                    "dev.mixhook.engine.definition.contract",
                    "dev.mixhook.engine.contract..");

    @ArchTest
    static final ArchRule httpcore_lives_in_the_server_and_in_the_receiver =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.mixhook.engine.web..", "dev.mixhook.engine.receiver..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.apache.hc.."));

    @ArchTest
    static final ArchRule json_path_lives_in_probe =
            only("com.jayway..", "dev.mixhook.engine.contract.probe..");

    @ArchTest
    static final ArchRule json_schema_lives_in_scenario =
            only("com.networknt..", "dev.mixhook.engine.contract.scenario");

    @ArchTest
    static final ArchRule findings_know_nothing_of_how_claims_are_tried =
            knowsNothingOf(
                    "dev.mixhook.engine.contract.finding",
                    "dev.mixhook.engine.contract",
                    "dev.mixhook.engine.contract.pack",
                    "dev.mixhook.engine.contract.probe",
                    "dev.mixhook.engine.contract.scenario");

    @ArchTest
    static final ArchRule probes_know_nothing_of_claims =
            knowsNothingOf(
                    "dev.mixhook.engine.contract.probe",
                    "dev.mixhook.engine.contract",
                    "dev.mixhook.engine.contract.finding",
                    "dev.mixhook.engine.contract.pack",
                    "dev.mixhook.engine.contract.scenario");

    @ArchTest
    static final ArchRule the_standard_pack_knows_neither_contracts_nor_scenarios =
            knowsNothingOf(
                    "dev.mixhook.engine.contract.pack",
                    "dev.mixhook.engine.contract",
                    "dev.mixhook.engine.contract.scenario");

    @ArchTest
    static final ArchRule scenarios_know_neither_contracts_nor_the_standard_pack =
            knowsNothingOf(
                    "dev.mixhook.engine.contract.scenario",
                    "dev.mixhook.engine.contract",
                    "dev.mixhook.engine.contract.pack");

    /** What a report shows is computed elsewhere. */
    @ArchTest
    static final ArchRule previews_know_neither_reports_nor_what_sends =
            knowsNothingOf(
                    "dev.mixhook.engine.preview",
                    "dev.mixhook.engine.report",
                    "dev.mixhook.engine.cli",
                    "dev.mixhook.engine.execution",
                    "dev.mixhook.engine.ledger",
                    DELIVERY);

    @ArchTest
    static final ArchRule only_tests_use_what_is_for_tests =
            only("dev.mixhook..testing..", "dev.mixhook..testing..");

    @ArchTest
    static final ArchRule nothing_needs_a_test_framework =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.junit..", "org.assertj..");

    @ArchTest
    static final ArchRule picocli_lives_in_cli = only("picocli..", "dev.mixhook.engine.cli..");

    @ArchTest
    static final ArchRule packages_of_the_engine_form_no_cycle =
            slices().matching("dev.mixhook.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_of_targeting_form_no_cycle =
            slices().matching("dev.mixhook.targeting.(*)..").should().beFreeOfCycles();

    /** Each package taken alone, those inside others too. */
    @ArchTest
    static final ArchRule packages_inside_packages_form_no_cycle =
            slices().matching("dev.mixhook.(**)").should().beFreeOfCycles();

    /** The root alone may name the real clock, which it hands on. */
    @ArchTest
    static final ArchRule nobody_but_the_root_reads_the_real_clock =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Main.class)
                    .should()
                    .callMethodWhere(
                            target(owner(resideInAPackage("java.time..")))
                                    .and(target(nameMatching("now|system.*|tick.*"))))
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callConstructor(Date.class);

    /** How long an answer took is a measurement, of which nothing else may be made. */
    @ArchTest
    static final ArchRule only_delivery_has_a_stopwatch =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.mixhook.delivery")
                    .should()
                    .callMethod(System.class, "nanoTime");

    /** Whoever else logs does so by System.Logger, and where it goes is for the root to say. */
    @ArchTest
    static final ArchRule java_util_logging_lives_in_cli =
            only("java.util.logging..", "dev.mixhook.engine.cli..");

    private static ArchRule knowsNothingOf(String one, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(one)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private static ArchRule only(String library, String home) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat(resideInAPackage(library));
    }
}
