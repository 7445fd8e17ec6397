package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class SubcommandsTest {
    @Test
    void each_command_is_known_by_the_name_that_it_has_itself() {
        assertThat(Subcommands.all())
                .allSatisfy(
                        (name, type) ->
                                assertThat(type.getAnnotation(Command.class).name())
                                        .isEqualTo(name));
    }

    @Test
    void a_command_line_that_names_a_command_is_given_that_one_alone() {
        assertThat(Subcommands.needed("check", "--help")).containsExactly(CheckCommand.class);
        assertThat(Subcommands.needed("--version")).isEmpty();
    }

    @Test
    void help_and_mistakes_know_all_of_them() {
        assertThat(Subcommands.needed()).hasSameSizeAs(Subcommands.all().keySet());
        assertThat(Subcommands.needed("--help")).hasSameSizeAs(Subcommands.all().keySet());
        assertThat(Subcommands.needed("chekc")).hasSameSizeAs(Subcommands.all().keySet());
    }
}
