package market.carrot.acceptance.wire;

import java.io.IOException;

/** The caller gets no answer: its connection is closed. */
class LostException extends IOException {
    private static final long serialVersionUID = 1L;
}
