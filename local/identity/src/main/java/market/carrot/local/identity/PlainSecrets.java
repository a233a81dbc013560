package market.carrot.local.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares secrets as they are. The configuration has them in plain, so hashes would protect nothing; and Spring's own
 * encoder turns plain secrets into bcrypt ones, at a tenth of a second of computing for every token.
 */
final class PlainSecrets implements PasswordEncoder {
    @Override
    public String encode(CharSequence secret) {
        return secret.toString();
    }

    @Override
    public boolean matches(CharSequence given, String known) {
        return MessageDigest.isEqual(given.toString().getBytes(UTF_8), known.getBytes(UTF_8));
    }
}
