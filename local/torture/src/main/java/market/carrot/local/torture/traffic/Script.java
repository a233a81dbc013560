package market.carrot.local.torture.traffic;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What the parties of a purchase want to do. */
enum Script {
    /** The seller accepts, the buyer finishes. */
    FINISH(5) {
        @Override
        void goOn(Purchase purchase) throws InterruptedException {
            insist(purchase, purchase.seller(), "accept");
            insist(purchase, purchase.buyer(), "finish");
        }
    },
    /** The seller rejects. */
    REJECT(3) {
        @Override
        void goOn(Purchase purchase) throws InterruptedException {
            insist(purchase, purchase.seller(), "reject");
        }
    },
    /** The buyer cancels. */
    CANCEL(2) {
        @Override
        void goOn(Purchase purchase) throws InterruptedException {
            insist(purchase, purchase.buyer(), "cancel");
        }
    },
    /** The seller never answers. */
    SILENT_SELLER(1) {
        @Override
        void goOn(Purchase purchase) {
            // silence
        }
    },
    /** The buyer never finishes. */
    SILENT_BUYER(1) {
        @Override
        void goOn(Purchase purchase) throws InterruptedException {
            insist(purchase, purchase.seller(), "accept");
        }
    },
    /** Everybody wants something else, at the same moment. */
    CONTRADICT(2) {
        @Override
        void goOn(Purchase purchase) {
            atOnce(purchase, List.of("accept", "reject", "cancel"));
            atOnce(purchase, List.of("finish", "cancel", "reject"));
        }
    },
    /** Every call is made again, also when it was answered, also at the same moment. */
    REPEAT(2) {
        @Override
        void goOn(Purchase purchase) throws InterruptedException {
            purchase.buy();
            atOnce(purchase, List.of("accept", "accept"));
            insist(purchase, purchase.seller(), "accept");
            purchase.buy();
            atOnce(purchase, List.of("finish", "finish", "finish"));
            insist(purchase, purchase.buyer(), "finish");
            purchase.buy();
        }
    };

    private static final int ATTEMPTS = 60;
    private static final long PAUSE_MILLIS = 500;

    private final int share;

    /** @param share how often it is played, compared with the others */
    Script(int share) {
        this.share = share;
    }

    int share() {
        return share;
    }

    /** What happens after the purchase was requested. */
    abstract void goOn(Purchase purchase) throws InterruptedException;

    /** Asks with the one key until it is clear what became of it. */
    void play(Purchase purchase) throws InterruptedException {
        Answer answer = purchase.buy();
        for (int i = 1; !answer.isAnswerToRequest() && i < ATTEMPTS; i++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            answer = purchase.buy();
        }
        if (answer.status() == 201) {
            goOn(purchase);
        }
    }

    private static void insist(Purchase purchase, User who, String verb) throws InterruptedException {
        for (int i = 0; !purchase.decide(who, verb).isClear() && i < ATTEMPTS; i++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static void atOnce(Purchase purchase, List<String> verbs) {
        verbs.stream()
                .map(verb -> CompletableFuture.runAsync(
                        () -> {
                            User who = verb.equals("accept") || verb.equals("reject")
                                    ? purchase.seller()
                                    : purchase.buyer();
                            try {
                                purchase.decide(who, verb);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        work -> new Thread(work).start()))
                .toList()
                .forEach(CompletableFuture::join);
    }
}
