package market.carrot.orchestrator.role;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a process of this image does. Each role is a profile of the same name and a folder of routes. */
public enum Role {
    /** The one entry point for every public path. Stands alone: it serves the same paths as the services behind it. */
    GATEWAY(Role.GATEWAY_PROFILE),
    /** The write side: WTBs, the saga, deadlines, the outbox. */
    TRADE(Role.TRADE_PROFILE),
    /** The query side: my page and the inbox, fed by events. */
    READ_MODEL(Role.READ_MODEL_PROFILE);

    public static final String GATEWAY_PROFILE = "gateway";
    public static final String TRADE_PROFILE = "trade";
    public static final String READ_MODEL_PROFILE = "read-model";

    private final String profile;

    Role(String profile) {
        this.profile = profile;
    }

    /** @throws IllegalArgumentException when the name is no role's; the message names the roles there are */
    static Role of(String profile) {
        return Arrays.stream(values())
                .filter(role -> role.profile.equals(profile))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no role. Set carrot.roles (CARROT_ROLES) to one or more of %s."
                                .formatted(
                                        profile,
                                        Arrays.stream(values())
                                                .map(role -> role.profile)
                                                .collect(Collectors.joining(", ")))));
    }
}
