package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents show and lead to is there. */
class DocumentsTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");

    @Test
    void everyFileThatADocumentNamesIsThere() throws IOException {
        List<Path> files;
        try (Stream<Path> documents = Stream.concat(Files.list(PROJECT), Files.walk(PROJECT.resolve("docs")))) {
            files = documents
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(DocumentsTest::files)
                    .toList();
        }

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
    }

    private static Stream<Path> files(Path document) {
        try {
            return LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> document.resolveSibling(link.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
