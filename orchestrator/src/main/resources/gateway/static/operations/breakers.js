// The circuit breakers of the process that answers.

import { get, post } from "./api.js";
import { ask } from "./confirm.js";
import { h, state, table } from "./dom.js";

const ORDERS = {
  close: ["Close", "Calls are let through again. When the service is still ill, it opens by itself."],
  open: ["Force open", "Every purchase is refused at once until it is closed again. Trades that are open go on, and end."],
};

function button(breaker, verb, act) {
  const [label, effect] = ORDERS[verb];
  const useless = verb === "close" ? breaker.state === "closed" : breaker.state === "forced-open";
  const press = async () => {
    const order = await ask({ title: `${label}: ${breaker.name}`, effect });
    if (order) {
      await act(`${label}: ${breaker.name}.`, () =>
        post(`/breakers/${encodeURIComponent(breaker.name)}/${verb}`, { reason: order.reason }),
      );
    }
  };
  return h(
    "button",
    { id: `${verb}-${breaker.name}`, type: "button", disabled: useless, "aria-label": `${label} ${breaker.name}`, onclick: press },
    label,
  );
}

export const breakers = {
  title: () => "Circuit breakers",
  load: () => get("/breakers"),
  draw: (all, { act }) =>
    h(
      "div",
      null,
      h("p", { class: "soft" }, `Of the process ${all.process}. Others have breakers of their own.`),
      table(
        "Circuit breakers",
        ["Breaker", "State", "Failure rate", "Calls", "Failed", "Refused", "By hand"],
        all.items.map((breaker) => [
          breaker.name,
          state(breaker.state),
          breaker.failureRate < 0 ? "too few calls" : `${breaker.failureRate} %`,
          breaker.calls,
          breaker.failed,
          breaker.refused,
          h("span", { class: "actions" }, button(breaker, "close", act), button(breaker, "open", act)),
        ]),
        "There are none.",
      ),
    ),
};
