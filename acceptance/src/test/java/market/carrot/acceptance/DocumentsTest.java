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

/** What the documents show is there. */
class DocumentsTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^]]*]\\((?!https?:)([^)#]+)\\)");

    @Test
    void everyImageThatADocumentShowsIsThere() throws IOException {
        List<Path> images;
        try (Stream<Path> documents = Stream.concat(Files.list(PROJECT), Files.walk(PROJECT.resolve("docs")))) {
            images = documents
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(DocumentsTest::images)
                    .toList();
        }

        assertThat(images).isNotEmpty().allSatisfy(image -> assertThat(image).isRegularFile());
    }

    private static Stream<Path> images(Path document) {
        try {
            return IMAGE.matcher(Files.readString(document))
                    .results()
                    .map(image -> document.resolveSibling(image.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
