// The circuit breakers, in every process that trades.

import { get, post } from "./api.js";
import { ask } from "./confirm.js";
import { card, facts, h, state, table, text, time } from "./dom.js";

const WITHIN = "In every process, within a second or so.";
const ORDERS = {
  close: ["Close", `Calls are let through again. When the service is still ill, the breaker opens by itself. ${WITHIN}`],
  open: ["Force open", `Every purchase is refused until the breaker is closed again. Trades that are open go on, and end. ${WITHIN}`],
};

function button(breaker, verb, act) {
  const [label, effect] = ORDERS[verb];
  const closed = !breaker.forcedOpen && breaker.processes.every((each) => each.state === "closed");
  const useless = verb === "close" ? closed : breaker.forcedOpen;
  const press = async () => {
    const reason = await ask({ title: `${label}: ${breaker.name}`, effect, word: breaker.name, wordIs: "the breaker's name" });
    if (reason !== null) {
      await act(`${label}: ${breaker.name}, told to every process.`, () =>
        post(`/breakers/${encodeURIComponent(breaker.name)}/${verb}`, { reason }),
      );
    }
  };
  return h(
    "button",
    { id: `${verb}-${breaker.name}`, type: "button", disabled: useless, "aria-label": `${label} ${breaker.name}`, onclick: press },
    label,
  );
}

function processes(breaker) {
  return table(
    `The breaker before ${breaker.name}, by process`,
    ["Process", "State", "Failure rate", "Calls", "Failed", "Refused"],
    breaker.processes.map((each) => [
      each.process,
      state(each.state),
      each.failureRate < 0 ? "too few calls" : `${each.failureRate} %`,
      each.calls,
      each.failed,
      each.refused,
    ]),
    "No process has told of it lately.",
  );
}

export const breakers = {
  title: () => "Circuit breakers",
  load: () => get("/breakers"),
  draw: (all, { act }) =>
    h(
      "div",
      null,
      all.items.map((breaker) =>
        card(
          text(breaker.name),
          facts({
            "By hand": breaker.forcedOpen ? "to be forced open in every process" : breaker.orderedAt && "closed",
            Ordered: time(breaker.orderedAt),
            By: breaker.orderedBy,
            Reason: breaker.reason,
          }),
          processes(breaker),
          h("p", { class: "actions" }, button(breaker, "close", act), button(breaker, "open", act)),
        ),
      ),
    ),
};
