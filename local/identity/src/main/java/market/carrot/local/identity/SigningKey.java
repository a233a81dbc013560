package market.carrot.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs all tokens, made at the first start and kept in a file that only its owner can read. */
final class SigningKey {
    private static final int BITS = 2048;
    private static final String FILE = "signing-key.json";

    private SigningKey() {}

    static RSAKey in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException("The signing key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static RSAKey read(Path file) throws IOException, ParseException {
        return RSAKey.parse(Files.readString(file));
    }

    private static RSAKey create(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        Files.createDirectories(file.getParent());
        // the file has its name only when it is whole
        Path written = Files.createTempFile(
                file.getParent(),
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, key.toJSONString());
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}
