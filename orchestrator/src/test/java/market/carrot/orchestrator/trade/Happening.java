package market.carrot.orchestrator.trade;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/** One thing that can happen to a trade at any moment; what cannot happen just now does not. */
interface Happening {
    void happenTo(ModelTrade trade);

    /** A process does its next step. */
    record Step(int work, Fate fate) implements Happening {
        @Override
        public void happenTo(ModelTrade trade) {
            trade.step(work, fate);
        }
    }

    /** Somebody asks for something, allowed or not. */
    record Ask(ModelVerb verb, String caller, int process) implements Happening {
        @Override
        public void happenTo(ModelTrade trade) {
            trade.ask(verb, caller, process);
        }
    }

    /** The sweep has claimed the trade, rightly or a while ago. */
    record Sweep(int process) implements Happening {
        @Override
        public void happenTo(ModelTrade trade) {
            trade.sweep(process);
        }
    }

    /** The coordinator calls back, for the first time or again. */
    record CallBack(int process) implements Happening {
        @Override
        public void happenTo(ModelTrade trade) {
            trade.callBack(process);
        }
    }

    /** A call that was given up arrives. */
    record Arrive(int call, boolean again) implements Happening {
        @Override
        public void happenTo(ModelTrade trade) {
            trade.arrive(call, again);
        }
    }

    /** A process is killed. */
    record Crash(int process) implements Happening {
        @Override
        public void happenTo(ModelTrade trade) {
            trade.crash(process);
        }
    }

    /** Time goes by. */
    record Pass(Duration time) implements Happening {
        @Override
        public void happenTo(ModelTrade trade) {
            trade.pass(time);
        }
    }

    /** What the coordinator does, or what is done to it, without the trade's asking. */
    enum AtTheCoordinator implements Happening {
        TIME_LIMIT {
            @Override
            public void happenTo(ModelTrade trade) {
                if (trade.coordinator.isActive()) {
                    trade.coordinator.cancel();
                }
            }
        },
        A_FOREIGN_CLOSE {
            @Override
            public void happenTo(ModelTrade trade) {
                trade.coordinator.close();
            }
        },
        A_FOREIGN_CANCEL {
            @Override
            public void happenTo(ModelTrade trade) {
                trade.coordinator.cancel();
            }
        },
        GIVES_UP_WAITING {
            @Override
            public void happenTo(ModelTrade trade) {
                trade.coordinator.giveUpWaiting();
            }
        },
        A_FALSE_410_FOR_ITS_CALLBACK {
            @Override
            public void happenTo(ModelTrade trade) {
                if (trade.coordinator.isEnding()) {
                    trade.coordinator.forget();
                }
            }
        },
        LOSES_ITS_STORE {
            @Override
            public void happenTo(ModelTrade trade) {
                trade.coordinator.forget();
            }
        }
    }

    /** Lives of a trade in which most of what is tried works, so that they get somewhere. */
    static ListArbitrary<Happening> lives() {
        Arbitrary<Integer> index = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> process = Arbitraries.integers().between(0, 1);
        Arbitrary<Fate> fate = Arbitraries.frequencyOf(
                Tuple.of(7, Arbitraries.just(Fate.DONE)), Tuple.of(2, Arbitraries.of(Fate.values())));
        Arbitrary<String> caller = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(Trades.BUYER, Trades.SELLER)), Tuple.of(1, Arbitraries.just("eve")));
        Arbitrary<Duration> time = Arbitraries.of(
                Duration.ofSeconds(16), Duration.ofSeconds(31), Duration.ofHours(73), Duration.ofHours(169));
        return Arbitraries.frequencyOf(
                        Tuple.of(40, Combinators.combine(index, fate).as((i, f) -> (Happening) new Step(i, f))),
                        Tuple.of(
                                8,
                                Combinators.combine(Arbitraries.of(ModelVerb.values()), caller, process)
                                        .as((v, c, p) -> (Happening) new Ask(v, c, p))),
                        Tuple.of(4, process.map(Sweep::new)),
                        Tuple.of(8, process.map(CallBack::new)),
                        Tuple.of(
                                4,
                                Combinators.combine(index, Arbitraries.of(false, true))
                                        .as((i, a) -> (Happening) new Arrive(i, a))),
                        Tuple.of(2, process.map(Crash::new)),
                        Tuple.of(3, time.map(Pass::new)),
                        Tuple.of(3, Arbitraries.of(AtTheCoordinator.values())))
                .list()
                .ofMaxSize(100)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
