package dev.fupan.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.local.CannotStart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path PROJECT = Path.of("/project");

    @Test
    void withoutOptionsTheDataIsInTheProjectAndTheDemoRuns() throws CannotStart {
        assertThat(parse())
                .isEqualTo(new Options(Path.of("/project/.data"), 8080, false, true, false, false, true, "512m", null));
    }

    @Test
    void everyOptionIsUnderstood() throws CannotStart {
        Options options = parse(
                "--data",
                "/d/../e",
                "--port-base",
                "28080",
                "--fresh",
                "--no-demo",
                "--flush",
                "--no-aot",
                "--heap",
                "1g",
                "--issuer",
                "https://login.example.org/realm");

        assertThat(options)
                .isEqualTo(new Options(
                        Path.of("/e"),
                        28080,
                        true,
                        false,
                        true,
                        false,
                        false,
                        "1g",
                        "https://login.example.org/realm"));
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> parse("--speed"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("no option --speed");
    }

    @Test
    void anOptionDoesNotSwallowTheNextOneAsItsValue() {
        assertThatThrownBy(() -> parse("--data", "--fresh")).hasMessageContaining("--data needs a value");
        assertThatThrownBy(() -> parse("--heap")).hasMessageContaining("--heap needs a value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "0", "60000", "8080x", "-1", "99999999999"})
    void aPortBaseThatLeavesNoRoomForAllPortsIsRefused(String base) {
        assertThatThrownBy(() -> parse("--port-base", base)).hasMessageContaining("a number from 1024 to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "lots", "0m", "1.5g", "256mb"})
    void aHeapThatJavaWouldNotUnderstandIsRefused(String heap) {
        assertThatThrownBy(() -> parse("--heap", heap)).hasMessageContaining("256m or 1g");
    }

    @Test
    void anIssuerIsAnAddress() {
        assertThatThrownBy(() -> parse("--issuer", "login")).hasMessageContaining("OpenID Connect issuer");
    }

    private static Options parse(String... arguments) throws CannotStart {
        return Options.parse(List.of(arguments), PROJECT);
    }
}
